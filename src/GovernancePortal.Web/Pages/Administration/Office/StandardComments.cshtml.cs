using FluentValidation;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Consistency;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using System.Globalization;

namespace GovernancePortal.Web.Pages.Administration.Office;

/// <summary>定型コメント: texts, the field and reason they belong to, their days, and how often each was used.</summary>
public sealed class StandardCommentsModel(CurrentActor current, StandardCommentQueries queries, StandardCommentService service, CodeQueries codes, IValidator<StandardCommentInput> validator, IStringLocalizer<Texts> texts) : OfficePage(current, texts)
{
    private CodeBook book = null!;

    /// <summary>The entry that is ended.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Item { get; set; }

    [BindProperty]
    public StandardCommentInput Input { get; set; } = new();

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    public IReadOnlyList<StandardCommentLine> Items { get; private set; } = [];
    public StandardComment? Open { get; private set; }

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        book = await codes.BookAsync(ct);
        Items = await queries.AllAsync(ct);
        Open = Item is null ? null : Items.FirstOrDefault(i => i.Comment.Id == Item)?.Comment ?? throw new Core.Platform.NotFound("Standard comment " + Item);
    }

    public void OnGet()
    {
        Input = new StandardCommentInput { ValidFrom = Today };
        Version = Open?.Version ?? 0;
        LastDay = Open?.ValidTo;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        this.DemandOffered("Input.ReasonCode", Input.ReasonCode, Reasons.Select(r => r.Value));
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.AddAsync(Input, Me, ct);
        return Done("Office.Saved", new { item = (Guid?)null });
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct)
    {
        Input = new StandardCommentInput { ValidFrom = Today };
        if (LastDay is not { } day)
        {
            if (ModelState.IsValid)
            {
                ModelState.AddModelError("LastDay", Texts["Rule.Form.Required"]);
            }
            return Page();
        }
        await service.EndAsync(Open?.Id ?? Guid.Empty, Version, day, Me, ct);
        return Done("Office.Saved", new { item = (Guid?)null });
    }

    public IReadOnlyList<SelectListItem> Reasons => [.. book.Choices(ConsultationCodes.ReturnReason, Today).Select(c => new SelectListItem($"{c.Code} {c.Name(CultureInfo.CurrentUICulture)}", c.Code))];
}
