using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace GovernancePortal.Core.Platform.Csv;

/// <summary>Tables that come with the product (folders Data), embedded in the assembly and read by their headings.</summary>
internal static class EmbeddedCsv
{
    /// <param name="name">Folder and file as the assembly names them: "Systems.Data.system-codes.csv".</param>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string name)
    {
        using var stream = typeof(EmbeddedCsv).Assembly.GetManifestResourceStream("GovernancePortal.Core." + name)
            ?? throw new InvalidOperationException($"The table {name} is not embedded.");
        using var csv = new CsvReader(new StreamReader(stream), new CsvConfiguration(CultureInfo.InvariantCulture));
        csv.Read();
        csv.ReadHeader();
        var headings = csv.HeaderRecord!;
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(headings.ToDictionary(heading => heading, heading => csv.GetField(heading) ?? "", StringComparer.Ordinal));
        }
        return rows;
    }
}
