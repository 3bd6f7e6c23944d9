using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace GovernancePortal.Core.People;

/// <summary>The module's data files, embedded in the assembly.</summary>
internal static class Resource
{
    public static IEnumerable<string> Lines(string file)
    {
        using var reader = Open(file);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>The rows of a CSV with a header; a field is asked for by its column's name.</summary>
    public static IEnumerable<Func<string, string>> Rows(string file)
    {
        using var csv = new CsvReader(Open(file), new CsvConfiguration(CultureInfo.InvariantCulture));
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            yield return column => csv.GetField(column) ?? "";
        }
    }

    private static StreamReader Open(string file)
    {
        var name = $"{typeof(Resource).Namespace}.Data.{file}";
        return new StreamReader(typeof(Resource).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The data file {name} is missing from the assembly."), Encoding.UTF8);
    }
}
