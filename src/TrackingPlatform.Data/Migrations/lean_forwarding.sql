-- These rows are made of one of deliveries by the statement that ends its lease: their tenant needs no second check (decision 0010).
alter table deliveries_done drop constraint deliveries_done_tenant_id_fkey;
alter table delivery_attempts drop constraint delivery_attempts_tenant_id_fkey;
