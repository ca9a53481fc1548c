-- What of a template's condition did not hold.
alter table deliveries_done add column detail text;

-- The request that carried a delivery with others; the answer is kept with the first of them.
alter table delivery_attempts add column batch_id uuid;
create index delivery_attempts_batch on delivery_attempts (tenant_id, batch_id) where batch_id is not null;

-- The versions that gather, which are looked at every second.
create index template_versions_gathering on template_versions (tenant_id) where batch_size is not null;

alter table memberships add foreign key (tenant_id, publisher_id) references publishers (tenant_id, id);
alter table invitations add foreign key (tenant_id, publisher_id) references publishers (tenant_id, id);
