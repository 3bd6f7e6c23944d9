using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GovernancePortal.BrowserTests.Kit;

/// <summary>
/// A tagged PDF as Chromium writes it, read as far as its structure goes: how many pages it has, and on which of them the
/// content of every table row stands. The structure is written in the clear; what is drawn is packed and not needed here.
/// </summary>
public sealed partial class PrintedPaper
{
    private readonly Dictionary<int, string> elements = [];

    public PrintedPaper(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        Pages = Page().Count(text);
        foreach (Match match in Objects().Matches(text))
        {
            if (match.Groups["body"].Value is var body && body.Contains("/StructElem", StringComparison.Ordinal))
            {
                elements[int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)] = body;
            }
        }
        var rows = elements.Where(e => KindOf(e.Value) == "TR").ToLookup(e => Kids(e.Value).Any(kid => KindOf(elements[kid]) == "TD"), e => PagesOf(e.Key, null));
        (Rows, Heads) = ([.. rows[true]], [.. rows[false]]);
    }

    public int Pages { get; }

    /// <summary>Rows with data, each with the pages its content stands on.</summary>
    public IReadOnlyList<IReadOnlySet<int>> Rows { get; }

    /// <summary>Rows of heads alone: one that is repeated stands on several pages.</summary>
    public IReadOnlyList<IReadOnlySet<int>> Heads { get; }

    /// <summary>Rows whose content stands on more than one page.</summary>
    public int CutRows => Rows.Count(row => row.Count > 1);

    private HashSet<int> PagesOf(int number, int? above)
    {
        var body = elements[number];
        var own = PageOf(body.Split("/K")[0]) ?? above;
        var found = new HashSet<int>();
        var kids = KidText(body);
        foreach (Match marked in Marked().Matches(kids))
        {
            found.UnionWith(PageOf(marked.Value) is { } page ? [page] : []);
        }
        if (own is { } here && Reference().Replace(Marked().Replace(kids, ""), "").Any(char.IsAsciiDigit))
        {
            found.Add(here);
        }
        foreach (var kid in Kids(body))
        {
            found.UnionWith(PagesOf(kid, own));
        }
        return found;
    }

    private IEnumerable<int> Kids(string body) => Reference().Matches(Marked().Replace(KidText(body), "")).Select(m => int.Parse(m.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)).Where(elements.ContainsKey);

    private static string KidText(string body) => KidList().Match(body) is { Success: true } list ? list.Groups["kids"].Value : "";

    private static string? KindOf(string body) => Kind().Match(body) is { Success: true } kind ? kind.Groups["kind"].Value : null;

    private static int? PageOf(string text) => OnPage().Match(text) is { Success: true } page ? int.Parse(page.Groups["page"].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"(?<number>\d+) 0 obj\s*(?<body><<.*?>>)\s*(endobj|stream)", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Objects();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Page();

    [GeneratedRegex(@"/Pg\s+(?<page>\d+) 0 R", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex OnPage();

    [GeneratedRegex(@"<<[^<>]*>>", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex Marked();

    [GeneratedRegex(@"/K\s*(?<kids>\[[^\]]*\]|\d+( 0 R)?)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex KidList();

    [GeneratedRegex(@"/S\s*/(?<kind>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Kind();

    [GeneratedRegex(@"(?<number>\d+) 0 R", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Reference();
}
