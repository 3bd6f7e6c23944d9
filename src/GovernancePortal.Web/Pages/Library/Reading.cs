using System.Globalization;
using GovernancePortal.Core.Library;
using GovernancePortal.Core.Library.Briefings;
using GovernancePortal.Core.Library.Questions;
using GovernancePortal.Core.Library.Specifications;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace GovernancePortal.Web.Pages.Library;

/// <summary>Who asks, and how sections, bureaus and codes are called: for the pages of what is shared, asked and held.</summary>
public sealed class ReadingWords(CurrentActor current, SystemWordsSource source, IStringLocalizer<Texts> texts, Formats formats)
{
    public Actor Me { get; private set; } = null!;
    public SystemWords Ledger { get; private set; } = null!;
    public IStringLocalizer<Texts> Texts => texts;
    public Formats Formats => formats;
    /// <summary>The policy office, which writes the library.</summary>
    public bool IsOffice => LibraryAccess.MayEdit(Me);

    public async Task ReadAsync(CancellationToken ct)
    {
        Me = await current.GetAsync(ct);
        Ledger = await source.ReadAsync(Me.Today, ct);
    }

    public IReadOnlyList<SelectListItem> Names<T>(T? chosen = null) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => new SelectListItem(formats.Name(value), value.ToString(), chosen is { } c && c.Equals(value)))];

    /// <summary>A value of the history as words.</summary>
    public string Value(string field, string stored)
    {
        var name = field[(field.LastIndexOf('.') + 1)..];
        string type = (name, field.Split('.')[0]) switch
        {
            ("State", nameof(SharedSpecification)) => nameof(SpecificationState),
            ("State", nameof(LibraryQuestion)) => nameof(QuestionState),
            ("State", _) => nameof(BriefingState),
            ("Share", _) => nameof(ShareChoice),
            ("Means", _) => nameof(QuestionMeans),
            ("Topic", _) => nameof(QuestionTopic),
            ("Attended" or "ForMaterial" or "ShowsBand", _) => "Form",
            _ => name,
        };
        var key = type == "Form" ? stored == bool.TrueString ? "Yes" : "No" : stored;
        return texts[type + "." + key] is { ResourceNotFound: false } word ? word : Ledger.Value(field, stored);
    }
}

/// <summary>A page of the library's second half: loaded before every handler, and again after a conflict.</summary>
public abstract class ReadingPage(ReadingWords words) : PageModel, ILoadsDisplay
{
    private const int Years = 6;

    public ReadingWords Words => words;
    public Actor Me => words.Me;
    protected IStringLocalizer<Texts> Texts => words.Texts;

    public async Task LoadAsync(CancellationToken ct)
    {
        await words.ReadAsync(ct);
        await LoadPageAsync(ct);
    }

    protected virtual Task LoadPageAsync(CancellationToken ct) => Task.CompletedTask;

    public IReadOnlyList<SelectListItem> FiscalYears(FiscalYear? chosen)
    {
        var next = FiscalYear.Of(Me.Today).Next;
        return [.. Enumerable.Range(0, Years).Select(n => next.Plus(-n)).Select(y => new SelectListItem(words.Formats.Year(y), Number(y), y == chosen))];
    }

    protected static string? Number(FiscalYear? fy) => fy?.Year.ToString(CultureInfo.InvariantCulture);

    protected RedirectToPageResult Done(string key, string page, object? route)
    {
        this.FlashMessage(Texts[key]);
        return RedirectToPage(page, route);
    }

    protected TrailView HistoryOf(IReadOnlyList<TrailLine> lines) => new(lines, words.Value);

    /// <summary>The chips of a list's conditions; those that are null are left out.</summary>
    protected static Chips ChipsOf<T>(T filter, T none, Func<T, string> address, IEnumerable<(string? Label, T Without)> conditions) =>
        new([.. conditions.Where(c => c.Label is not null).Select(c => new Chip(c.Label!, address(c.Without)))], address(none));

    /// <summary>The conditions of a list that is taken out, for the Trail.</summary>
    protected string Conditions(string file, Chips chips) => string.Join(' ', chips.Items.Select(c => c.Label).Prepend(file));

    protected static async Task<StoredFile?> TakeAsync(FileIntake intake, IFormFile? upload, string field, Actor actor, CancellationToken ct)
    {
        if (upload is not { Length: > 0 })
        {
            return null;
        }
        await using var content = upload.OpenReadStream();
        return await intake.TakeAsync(upload.FileName, content, field, actor, ct);
    }

    protected FileStreamResult HandOut(StoredFile stored, Stream content)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(stored.Name);
        Response.Headers.ContentDisposition = disposition.ToString();
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "private, no-store";
        return new FileStreamResult(content, stored.ContentType);
    }
}

/// <summary>How the states of these records feel.</summary>
public static class ReadingTones
{
    public static Tone Of(SpecificationState state) => state switch
    {
        SpecificationState.Draft => Tone.Calm,
        SpecificationState.Submitted => Tone.Caution,
        SpecificationState.Returned => Tone.Late,
        SpecificationState.Published => Tone.Good,
        SpecificationState.Withdrawn => Tone.Off,
    };

    public static Tone Of(QuestionState state) => state switch
    {
        QuestionState.Open => Tone.Caution,
        QuestionState.Answered => Tone.Calm,
        QuestionState.Published => Tone.Good,
    };

    public static Tone Of(BriefingState state) => state switch
    {
        BriefingState.Planned => Tone.Calm,
        BriefingState.Held => Tone.Good,
        BriefingState.Cancelled => Tone.Off,
    };
}
