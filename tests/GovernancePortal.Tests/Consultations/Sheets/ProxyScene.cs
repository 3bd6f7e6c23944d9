using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Demo;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Sheets;
using GovernancePortal.Core.People;
using GovernancePortal.TestKit;
using GovernancePortal.Web.Consultations;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Tests.Consultations.Sheets;

/// <summary>A hospital without access to the portal, and the form it fills in.</summary>
internal static class ProxyScene
{
    private const string Hospital = "中央病院";

    private static T Get<T>(IServiceProvider services) => (T)services.GetService(typeof(T))!;

    public static Task<Guid> HospitalAsync(PortalTest t) => t.ReadAsync(db => db.Set<Section>().Where(s => s.Name == Hospital).Select(s => s.Id).SingleAsync());

    /// <summary>The blank form, filled in as the hospital would.</summary>
    public static async Task<byte[]> FilledAsync(PortalTest t, string? without = null)
    {
        var (reviewer, section) = (await t.ActorAsync("reviewer1"), await HospitalAsync(t));
        using var file = new MemoryStream();
        await t.UseAsync<IServiceProvider>(services => Get<DraftSheetQueries>(services).WriteTemplateAsync(file, new TemplateInput(Stage.PreBudget, ConsultationKind.NewSystem, section), Get<SheetLabels>(services).Labels, reviewer));
        var book = new WorkbookEdit(file.ToArray());
        var form = FormAnswers.NewBuild(18_000_000, day: new DateOnly(2026, 9, 1));
        // Through the real writer, so that every answer stands in its cell as the portal writes it.
        var draft = await t.Cases.CreateAsync(new() { Kind = ConsultationKind.NewSystem, SystemId = null });
        await t.Cases.FillAsync(draft, new DemoForm(form.Sections, []), "staff1");
        var staff = await t.ActorAsync("staff1");
        using var full = new MemoryStream();
        await t.UseAsync<IServiceProvider>(services => Get<DraftSheetQueries>(services).WriteAsync(full, draft, Get<SheetLabels>(services).Labels, staff));
        var source = new WorkbookEdit(full.ToArray());
        foreach (var field in DraftSheet.Fields(Stage.PreBudget, restricted: true))
        {
            var sheet = book.Sheet(DraftSheet.IsTable(field) ? field.Code : field.Section.ToString());
            if (DraftSheet.IsTable(field))
            {
                for (var row = 2; row < 14; row++)
                {
                    foreach (var column in "ABCDEFGH")
                    {
                        if (source.Value(sheet, $"{column}{row}") is { } cell)
                        {
                            book.Set(sheet, $"{column}{row}", cell);
                        }
                    }
                }
            }
            else if (field.Code != without && source.Value(sheet, "C" + source.RowOf(sheet, field.Code)) is { } answer)
            {
                book.Answer(field.Code, field.Type == FieldType.Day ? FromSerial(answer) : answer);
            }
        }
        // What is similar is named; where nothing is, the policy office would have to search the ledger first.
        return book.Answer("D8", "SYS-0102").Answer("D8.None", null).Answer("D8.Reason", "病院の業務に合わないため。").Save();
    }

    private static string FromSerial(string text) => double.TryParse(text, out var serial) ? Core.Platform.Sheets.ExcelDay.Of(serial)!.Value.ToString("yyyy-MM-dd") : text;

    /// <summary>A filled form, read in and waiting to be registered: the address of its page.</summary>
    public static async Task<string> ReadInAsync(PortalTest t)
    {
        var (file, reviewer) = (await FilledAsync(t), await t.ActorAsync("reviewer1"));
        return $"/Consultations/Proxy/Run/{await t.UseAsync<ProxyService, Guid>(s => s.ReadAsync(new MemoryStream(file), "中央病院.xlsx", reviewer))}";
    }
}
