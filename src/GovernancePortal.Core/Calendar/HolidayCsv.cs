using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Calendar;

/// <summary>A closed day and what it is called.</summary>
public sealed record HolidayLine(DateOnly Day, string NameJa, string? NameEn);

/// <summary>Why a line of a holiday list was not taken.</summary>
public enum HolidayLineFault
{
    NoDate,
    NoSuchDay,
    OutOfRange,
    NoName,
    NameTooLong,
    Twice,
}

/// <param name="Number">Line of the file, counted from 1, the heading included.</param>
public sealed record HolidayLineRead(int Number, string Text, HolidayLine? Holiday, HolidayLineFault? Fault);

/// <summary>
/// Reads lists of holidays: date, Japanese name, and if present the English one. The Cabinet Office's list (two columns,
/// Shift_JIS) can be given as it is. A first line without a date is the heading.
/// </summary>
public static class HolidayCsv
{
    public const int MostBytes = 1_000_000;

    private const string BuiltIn = "GovernancePortal.Core.Calendar.Data.holidays.csv";
    private const int Cp932 = 932;

    /// <summary>
    /// The list the product comes with, 2019–2035. Equinoxes after the last gazette are computed by the usual
    /// astronomic approximation; each year's become definite by the gazette of the February before.
    /// </summary>
    public static IReadOnlyList<HolidayLine> ReadBuiltIn()
    {
        using var stream = typeof(HolidayCsv).Assembly.GetManifestResourceStream(BuiltIn)
            ?? throw new InvalidOperationException($"The resource {BuiltIn} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. Read(reader.ReadToEnd()).Select(line => line.Holiday
            ?? throw new InvalidOperationException($"Line {line.Number} of the built-in holidays: {line.Fault}."))];
    }

    /// <summary>UTF-8 with or without a mark; what is not valid UTF-8 is taken for Shift_JIS (CP932), as Excel saves it.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(Cp932)!.GetString(bytes);
        }
    }

    public static IReadOnlyList<HolidayLineRead> Read(string text)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            BadDataFound = null,
            MissingFieldFound = null,
            IgnoreBlankLines = true,
        };
        using var csv = new CsvReader(new StringReader(text), configuration);
        var lines = new List<HolidayLineRead>();
        var seen = new HashSet<DateOnly>();
        var first = true;
        while (csv.Read())
        {
            var line = ReadLine(csv, seen);
            // A heading is a first line whose date cell is no date at all.
            if (!(first && line.Fault == HolidayLineFault.NoDate))
            {
                lines.Add(line);
            }

            first = false;
        }

        return lines;
    }

    private static HolidayLineRead ReadLine(CsvReader csv, HashSet<DateOnly> seen)
    {
        var number = csv.Parser.RawRow;
        var raw = csv.Parser.RawRecord.TrimEnd('\r', '\n');
        var nameJa = Cell(csv, 1);
        var nameEn = Cell(csv, 2);
        HolidayLineFault? fault = JapaneseEra.Read(Cell(csv, 0), out var day) switch
        {
            DateFailure.None => null,
            DateFailure.NoSuchDay or DateFailure.OutsideEra => HolidayLineFault.NoSuchDay,
            DateFailure.Empty or DateFailure.NotADate => HolidayLineFault.NoDate,
        };
        fault ??= day.Year is < FiscalYear.EarliestYear or > FiscalYear.LatestYear ? HolidayLineFault.OutOfRange : null;
        fault ??= nameJa.Length == 0 ? HolidayLineFault.NoName : null;
        fault ??= nameJa.Length > Holiday.NameLength || nameEn.Length > Holiday.NameLength ? HolidayLineFault.NameTooLong : null;
        fault ??= seen.Add(day) ? null : HolidayLineFault.Twice;
        return new HolidayLineRead(number, raw,
            fault is null ? new HolidayLine(day, nameJa, nameEn.Length == 0 ? null : nameEn) : null, fault);
    }

    private static string Cell(CsvReader csv, int column)
    {
        var cell = CharacterWidth.Trim(csv.TryGetField<string>(column, out var text) ? text : "");
        // Exports guard cells that a spreadsheet would calculate with an apostrophe; imports take it off again.
        return cell.Length > 1 && cell[0] == '\'' && cell[1] is ('=' or '+' or '-' or '@') ? cell[1..] : cell;
    }
}
