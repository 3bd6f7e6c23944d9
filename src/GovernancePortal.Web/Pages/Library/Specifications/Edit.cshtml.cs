using FluentValidation;
using GovernancePortal.Core.Library.Specifications;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Library.Specifications;

/// <summary>What of the case is shared, chosen one by one; what is restricted does not stand here at all.</summary>
[RequestSizeLimit(FileInspection.MostBytes + (1024 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = FileInspection.MostBytes + (1024 * 1024))]
public sealed class EditModel(SpecificationQueries queries, SpecificationService service, FileIntake intake, IValidator<SpecificationInput> validator, ReadingWords words) : ReadingPage(words)
{
    private const int ShownOfText = 300;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public SpecificationInput Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public SpecificationView View { get; private set; } = null!;
    public SpecificationInput Stored => SpecificationInput.Of(View.Shared);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
        if (!View.SeesWhole)
        {
            throw new Forbidden("Writing this specification.");
        }
    }

    public SpecificationPart? PartOf(string? code) => View.Shared.Parts.FirstOrDefault(p => p.Code is not null && p.Code == code);

    public SpecificationFile? FileOf(Guid id) => View.Files.FirstOrDefault(f => f.Id == id);

    /// <summary>What would be shared, in short.</summary>
    public string Read(SpecificationPart part)
    {
        var words = string.Join(' ', new[] { SpecificationWords.Choice(part, Words.Ledger, Texts), part.Text }.Where(t => !string.IsNullOrEmpty(t)));
        return words.Length > ShownOfText ? string.Concat(words.AsSpan(0, ShownOfText), "…") : words;
    }

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.ChangeRows("Input.Own", Input.Own))
        {
            return Page();
        }
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.WriteAsync(Id, Input, await intake.TakeAsync(Upload, nameof(Upload), Me, ct), Me, ct);
        return Done("Specifications.Saved", "/Library/Specifications/Details", new { Id });
    }
}
