using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>What holds for every mapped property: typed ids as uuid, enums by name, currencies by code, money as numeric(19,4).</summary>
internal static class ModelConventions
{
    public static void ApplyHouseConventions(this ModelConfigurationBuilder configuration)
    {
        foreach (var type in typeof(TenantId).Assembly.GetTypes().Where(type => !type.IsGenericType))
        {
            if (type.IsValueType && type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEntityId<>)))
            {
                configuration.Properties(type).HaveConversion(typeof(EntityIdConverter<>).MakeGenericType(type));
            }
            else if (type.IsEnum && type.IsPublic)
            {
                configuration.Properties(type).HaveConversion(typeof(WireNameConverter<>).MakeGenericType(type)).HaveMaxLength(20);
            }
        }

        configuration.Properties<Currency>().HaveConversion<CurrencyConverter>().HaveMaxLength(3);
        configuration.Properties<decimal>().HavePrecision(19, 4);
    }
}
