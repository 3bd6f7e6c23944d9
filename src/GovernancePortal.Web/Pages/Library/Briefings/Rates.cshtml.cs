using GovernancePortal.Core.Library.Briefings;
using GovernancePortal.Core.Library.Questions;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Library.Briefings;

/// <summary>説明会参加率: which bureaus and sections follow the invitation.</summary>
public sealed class RatesModel(BriefingQueries queries, QuestionService exports, ReadingWords words) : ReadingPage(words)
{
    [BindProperty(SupportsGet = true)]
    public FiscalYear? Fy { get; set; }

    public AttendanceYear Year { get; private set; } = new([], [], 0);
    public FiscalYear Shown => Fy ?? FiscalYear.Of(Me.Today);
    public AttendanceRate Whole => Year.Whole with { Name = Texts["Briefings.WholeOffice"] };

    public async Task OnGetAsync(CancellationToken ct) => Year = await queries.AttendanceAsync(Shown, ct);

    public async Task<IActionResult> OnGetFileAsync(string? file, CancellationToken ct)
    {
        await exports.RecordExportAsync($"{Texts["Briefings.Rates"]} {Words.Formats.Year(Shown)}", Me, ct);
        Year = await queries.AttendanceAsync(Shown, ct);
        IReadOnlyList<CsvColumn<AttendanceRate>> columns =
        [
            new(Texts["InformationSystem.Bureau"], r => r.Above ?? r.Name), new(Texts["Bcp.Section"], r => r.Above is null ? null : r.Name), new(Texts["Briefings.Invitations"], r => r.Invited), new(Texts["Briefings.Followed"], r => r.Came), new(Texts["Briefings.Rate"], r => r.Percent), new(Texts["Briefings.People"], r => r.People),
        ];
        return ListFile.Of(file, Texts["Briefings.Rates"], Me.Today, columns, Year.Bureaus.Append(Whole).Concat(Year.Sections).ToAsyncEnumerable());
    }
}
