using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace GovernancePortal.Core.Platform;

/// <summary>Tables, columns, keys and indexes in snake_case; PostgreSQL's own xmin is left alone.</summary>
internal static class SnakeCaseNames
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table)
            {
                entity.SetTableName(Of(table));
            }
            foreach (var property in entity.GetProperties())
            {
                if (entity.IsOwned() && property.IsPrimaryKey())
                {
                    // Shares the owner's row and so its key column.
                    property.SetColumnName("id");
                    continue;
                }
                if (entity.IsOwned() && entity.GetTableName() is { } shared)
                {
                    property.SetColumnName(Of(property.GetColumnName(StoreObjectIdentifier.Table(shared, entity.GetSchema())) ?? property.Name));
                    continue;
                }
                property.SetColumnName(property.IsConcurrencyToken && property.ClrType == typeof(uint) ? "xmin" : Of(property.GetColumnName()));
            }
            foreach (var key in entity.GetKeys())
            {
                key.SetName(Of(key.GetName()!));
            }
            foreach (var foreign in entity.GetForeignKeys())
            {
                foreign.SetConstraintName(Of(foreign.GetConstraintName()!));
            }
            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(Of(index.GetDatabaseName()!));
            }
        }
    }

    /// <summary>Enums are stored by name under a check constraint, so that no other word can ever be stored.</summary>
    public static void CheckEnums(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(e => e.GetTableName() is not null))
        {
            foreach (var property in entity.GetDeclaredProperties())
            {
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (!type.IsEnum)
                {
                    continue;
                }
                var names = Enum.GetNames(type);
                property.SetProviderClrType(typeof(string));
                property.SetMaxLength(names.Max(n => n.Length));
                var column = Of(property.GetColumnName(StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema())) ?? property.Name);
                AddCheck(entity, $"ck_{Of(entity.GetTableName()!)}_{column}", $"\"{column}\" in ({string.Join(", ", names.Select(n => $"'{n}'"))})");
            }
        }
    }

    private static void AddCheck(IMutableEntityType entity, string name, string sql)
    {
        if (entity.FindCheckConstraint(name) is null)
        {
            entity.AddCheckConstraint(name, sql);
        }
    }

    internal static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (char.IsUpper(c))
            {
                if (i > 0 && name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
                {
                    text.Append('_');
                }
                text.Append(char.ToLowerInvariant(c));
            }
            else
            {
                text.Append(c);
            }
        }
        return text.ToString();
    }
}
