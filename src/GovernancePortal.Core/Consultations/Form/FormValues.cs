using System.Globalization;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>One row of a table field, by column key; values are canonical (see <see cref="FieldType"/>).</summary>
public sealed class FormRow : Dictionary<string, string>
{
    public FormRow() : base(StringComparer.Ordinal)
    {
    }

    public FormRow(IDictionary<string, string> other) : base(other, StringComparer.Ordinal)
    {
    }

    public string? Get(string column) => TryGetValue(column, out var value) && value.Length > 0 ? value : null;

    public long Yen(string column) => Get(column) is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var yen) ? yen : 0;
}

/// <summary>
/// The answers of one form section in canonical form, stored as jsonb: money in whole yen, days as yyyy-MM-dd, fiscal
/// years as four digits, several codes joined by ';'. An empty answer is absent.
/// </summary>
public sealed class FormValues : ITrailValue
{
    public SortedDictionary<string, string> Scalars { get; init; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, List<FormRow>> Rows { get; init; } = new(StringComparer.Ordinal);

    public string? this[string code]
    {
        get => Scalars.TryGetValue(code, out var value) ? value : null;
        set
        {
            if (string.IsNullOrEmpty(value))
            {
                Scalars.Remove(code);
            }
            else
            {
                Scalars[code] = value;
            }
        }
    }

    public IReadOnlyList<FormRow> RowsOf(string code) => Rows.TryGetValue(code, out var rows) ? rows : [];

    public bool Has(string code) => Scalars.ContainsKey(code) || RowsOf(code).Count > 0;

    public bool IsEmpty => Scalars.Count == 0 && Rows.Values.All(r => r.Count == 0);

    public FormValues Copy() => Json.Read<FormValues>(Json.Write(this));

    /// <summary>Field by field what changed; a table is compared row by row. Restricted fields are marked by the catalogue.</summary>
    public IEnumerable<TrailChange> ChangesFrom(object? before)
    {
        var old = before as FormValues ?? new FormValues();
        foreach (var code in old.Scalars.Keys.Union(Scalars.Keys).Order(StringComparer.Ordinal))
        {
            if (old[code] != this[code])
            {
                yield return new TrailChange("Field." + code, old[code], this[code], FormCatalogue.IsRestricted(code));
            }
        }
        foreach (var code in old.Rows.Keys.Union(Rows.Keys).Order(StringComparer.Ordinal))
        {
            var (was, now) = (old.RowsOf(code), RowsOf(code));
            for (var i = 0; i < Math.Max(was.Count, now.Count); i++)
            {
                var (a, b) = (Line(was, i), Line(now, i));
                if (a != b)
                {
                    yield return new TrailChange("Field." + code, a, b, FormCatalogue.IsRestricted(code));
                }
            }
        }
    }

    private static string? Line(IReadOnlyList<FormRow> rows, int index) =>
        index < rows.Count ? string.Join(" / ", rows[index].Where(c => c.Value.Length > 0).Select(c => $"{c.Key}={c.Value}")) : null;
}
