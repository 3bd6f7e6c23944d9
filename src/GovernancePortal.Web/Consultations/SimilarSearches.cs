using System.Globalization;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Frame;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Consultations;

/// <summary>The searches inside a form: similar systems of the ledger (D8, with the log of the search) and sections (A7).</summary>
public sealed class SimilarSearches(SystemQueries systems, PeopleQueries people, Formats formats, IStringLocalizer<Texts> texts)
{
    private const int MostSections = 30;
    private const string LogField = "D8.Search";

    public static string QueryName(string code) => code + ".Query";

    /// <summary>Hits for the field; a search for similar systems writes its line into the log answer.</summary>
    public async Task<IReadOnlyList<FormOption>> FindAsync(string code, Dictionary<string, string> inputs, Consultation c, Actor actor, CancellationToken ct)
    {
        var query = CharacterWidth.Trim(inputs.GetValueOrDefault(QueryName(code)));
        return FormCatalogue.Find(code)?.Type switch
        {
            FieldType.Systems => await SystemsAsync(query.Length > 0 ? query : c.Title, inputs, c, actor, ct),
            FieldType.Sections when query.Length > 0 => await SectionsAsync(query, actor, ct),
            _ => [],
        };
    }

    private async Task<IReadOnlyList<FormOption>> SystemsAsync(string query, Dictionary<string, string> inputs, Consultation c, Actor actor, CancellationToken ct)
    {
        inputs[QueryName("D8")] = query;
        var search = await systems.SimilarAsync(query, c.Purpose, actor.Now, c.SystemId, ct);
        var line = texts["Form.SearchLog", formats.Moment(search.At), query, search.Hits.Count, string.Join(texts["Form.ListSeparator"], search.Hits.Select(h => h.Code))].Value;
        var log = string.Join('\n', new[] { inputs.GetValueOrDefault(LogField), line }.Where(text => !string.IsNullOrEmpty(text)));
        var most = FormCatalogue.Find(LogField)!.MaxLength;
        // The oldest lines give way: the last search is the one that counts.
        while (log.Length > most && log.IndexOf('\n', StringComparison.Ordinal) is var end and > 0)
        {
            log = log[(end + 1)..];
        }
        inputs[LogField] = log;
        return [.. search.Hits.Select(h => new FormOption(h.Id.ToString("D", CultureInfo.InvariantCulture), texts["Form.SimilarHit", h.Code, h.Name, h.SectionName, formats.Name(h.Lifecycle)]))];
    }

    private async Task<IReadOnlyList<FormOption>> SectionsAsync(string query, Actor actor, CancellationToken ct)
    {
        var key = CharacterWidth.SearchKey(query);
        return [.. (await people.SectionsAsync(actor.Today, ct)).Where(s => CharacterWidth.SearchKey(s.Name).Contains(key, StringComparison.Ordinal)).Take(MostSections)
            .Select(s => new FormOption(s.Id.ToString(), $"{s.BureauName} {s.Name}", "ja"))];
    }
}
