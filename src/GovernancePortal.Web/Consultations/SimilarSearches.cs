using System.Globalization;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Similar;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Consultations;

/// <summary>What a search inside a form found; a search for similar systems also says what is to be kept of it (D8).</summary>
public sealed record FieldSearch(IReadOnlyList<FormOption> Options, SimilarSearchMade? Made = null);

/// <summary>The searches inside a form: similar systems of the ledger (D8) and sections (A7).</summary>
public sealed class SimilarSearches(SimilarQueries similar, SystemQueries systems, PeopleQueries people, CodeQueries codes, Formats formats, IStringLocalizer<Texts> texts)
{
    private const int MostSections = 30;
    private const int PurposeShown = 200;

    public static string QueryName(string code) => code + ".Query";

    public static string PurposeName(string code) => code + ".QueryPurpose";

    public static string UsersName(string code) => code + ".QueryUsers";

    public static string ProductName(string code) => code + ".QueryProduct";

    /// <summary>Set once a search was made: its hits stay on the page while questions come and go.</summary>
    public static string SearchedName(string code) => code + ".Searched";

    /// <summary>What is proposed to search by: the system's own name and product where the case is about one, else the title; and the purpose.</summary>
    public static SimilarQuestion Proposed(Consultation c, SystemReference? system) => new()
    {
        Name = Cut(system?.Name ?? c.Title, SimilarQuestion.NameLength), Purpose = Cut(c.Purpose?.ReplaceLineEndings(" "), PurposeShown), Product = system?.ProductName,
    };

    public async Task<FieldSearch> FindAsync(string code, Dictionary<string, string> inputs, Consultation c, Actor actor, CancellationToken ct)
    {
        var query = CharacterWidth.Trim(inputs.GetValueOrDefault(QueryName(code)));
        return FormCatalogue.Find(code)?.Type switch
        {
            FieldType.Systems => await SystemsAsync(code, query, inputs, c, actor, ct),
            FieldType.Sections when query.Length > 0 => new FieldSearch(await SectionsAsync(query, actor, ct)),
            _ => new FieldSearch([]),
        };
    }

    private async Task<FieldSearch> SystemsAsync(string code, string query, Dictionary<string, string> inputs, Consultation c, Actor actor, CancellationToken ct)
    {
        string? Typed(string name) => CharacterWidth.Trim(inputs.GetValueOrDefault(name)) is { Length: > 0 } text ? text : null;
        var question = new SimilarQuestion
        {
            Name = Cut(query, SimilarQuestion.NameLength), Purpose = Cut(Typed(PurposeName(code)), SimilarQuestion.PurposeLength), Users = Cut(Typed(UsersName(code)), SimilarQuestion.NameLength),
            Product = Cut(Typed(ProductName(code)), SimilarQuestion.NameLength), Except = c.SystemId,
        };
        if (question.IsEmpty)
        {
            // Nothing typed: searched by what is proposed.
            question = Proposed(c, c.SystemId is { } id ? (await systems.ReferencesAsync([id], ct)).GetValueOrDefault(id) : null) with { Except = c.SystemId };
            inputs[QueryName(code)] = question.Name ?? "";
            inputs[PurposeName(code)] = question.Purpose ?? "";
            inputs[ProductName(code)] = question.Product ?? "";
        }
        inputs[SearchedName(code)] = "1";
        var found = await similar.FindAsync(question, ct);
        var book = await codes.BookAsync(ct);
        var words = new[] { ("Name", question.Name), ("Purpose", question.Purpose), ("Users", question.Users), ("Product", question.Product) }
            .Where(w => !string.IsNullOrWhiteSpace(w.Item2)).Select(w => texts["Similar.Searched" + w.Item1, w.Item2!].Value);
        return new FieldSearch(
            [.. found.Select(s => new FormOption(s.Id.ToString("D", CultureInfo.InvariantCulture), texts["Form.SimilarHit", s.Code, s.Name, s.SectionName, formats.Name(s.Lifecycle), s.Percent]) { Notes = [.. texts.Reasons(s, book)] })],
            new SimilarSearchMade(string.Join('\n', words), found.Count, string.Join('\n', found.Select(s => texts["Form.SimilarHit", s.Code, s.Name, s.SectionName, formats.Name(s.Lifecycle), s.Percent].Value))));
    }

    private async Task<IReadOnlyList<FormOption>> SectionsAsync(string query, Actor actor, CancellationToken ct)
    {
        var key = CharacterWidth.SearchKey(query);
        return [.. (await people.SectionsAsync(actor.Today, ct)).Where(s => CharacterWidth.SearchKey(s.Name).Contains(key, StringComparison.Ordinal)).Take(MostSections)
            .Select(s => new FormOption(s.Id.ToString(), $"{s.BureauName} {s.Name}", "ja"))];
    }

    private static string? Cut(string? text, int most) => text?.Length > most ? text[..most] : text;
}
