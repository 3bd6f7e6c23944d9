using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.People;

/// <summary>One line of the uploaded list as it stood there; <paramref name="Number"/> counts the header as line 1.</summary>
public sealed record TransferRow(int Number, string StaffNumber, string Name, string Furigana, string OldSection, string NewSection, string Role, string Day);

/// <summary>
/// Reads the transfer list (docs/transfers-csv.md): UTF-8 with or without BOM, or CP932. Columns are found by their
/// heads, in any order; further columns are ignored.
/// </summary>
public static class TransferFile
{
    public const int MaximumBytes = 2 * 1024 * 1024;
    public const int MaximumRows = 10_000;
    private const int MaximumCell = 200;
    private const int CodePage932 = 932;

    public static readonly IReadOnlyList<string> Heads = ["職員番号", "氏名", "ふりがな", "旧所属コード", "新所属コード", "役割", "発令日"];

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Refused with TransferFileEmpty, TransferFileTooLarge, TransferFileEncoding, TransferHeadMissing, TransferTooManyRows, TransferFileBroken.</summary>
    public static IReadOnlyList<TransferRow> Read(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            throw Refuse("TransferFileEmpty");
        }
        if (bytes.Length > MaximumBytes)
        {
            throw Refuse("TransferFileTooLarge", MaximumBytes / 1024 / 1024);
        }
        var text = Decode(bytes);
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MissingFieldFound = null, TrimOptions = TrimOptions.None, Mode = CsvMode.RFC4180 };
        using var csv = new CsvReader(new StringReader(text), configuration);
        try
        {
            return Rows(csv);
        }
        catch (CsvHelperException)
        {
            throw Refuse("TransferFileBroken");
        }
    }

    private static List<TransferRow> Rows(CsvReader csv)
    {
        if (!csv.Read() || !csv.ReadHeader())
        {
            throw Refuse("TransferFileEmpty");
        }
        var heads = csv.HeaderRecord!.Select(CharacterWidth.Trim).ToList();
        var missing = Heads.Where(h => !heads.Contains(h, StringComparer.Ordinal)).ToList();
        if (missing.Count > 0)
        {
            throw Refuse("TransferHeadMissing", string.Join("、", missing));
        }
        var at = Heads.Select(h => heads.IndexOf(h)).ToArray();
        var rows = new List<TransferRow>();
        while (csv.Read())
        {
            var cells = at.Select(i => Cell(csv.GetField(i))).ToArray();
            if (cells.All(c => c.Length == 0))
            {
                continue;
            }
            if (rows.Count == MaximumRows)
            {
                throw Refuse("TransferTooManyRows", MaximumRows);
            }
            rows.Add(new TransferRow(csv.Parser.Row, CharacterWidth.Narrow(cells[0]), cells[1], cells[2], CharacterWidth.Narrow(cells[3]), CharacterWidth.Narrow(cells[4]), cells[5], cells[6]));
        }
        return rows.Count > 0 ? rows : throw Refuse("TransferFileEmpty");
    }

    // ="010203" and '010203 are how spreadsheets keep leading zeros and how exports guard cells.
    private static string Cell(string? field)
    {
        var cell = CharacterWidth.Trim(field);
        if (cell.StartsWith("=\"", StringComparison.Ordinal) && cell.EndsWith('"') && cell.Length > 2)
        {
            cell = cell[2..^1];
        }
        else if (cell.StartsWith('\''))
        {
            cell = cell[1..];
        }
        return cell.Length > MaximumCell ? cell[..MaximumCell] : cell;
    }

    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            // Not UTF-8: then it is what Japanese spreadsheets write.
        }
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(CodePage932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Refuse("TransferFileEncoding");
        }
    }

    private static RuleViolation Refuse(string code, params object[] args) => new(code, "Upload", args);
}
