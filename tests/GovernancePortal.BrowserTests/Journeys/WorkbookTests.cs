using GovernancePortal.BrowserTests.Kit;
using GovernancePortal.Core.Consultations;
using GovernancePortal.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace GovernancePortal.BrowserTests.Journeys;

/// <summary>From 協議要否の確認 to a draft; the draft out as a workbook, filled in, and back with a preview.</summary>
public sealed class WorkbookTests : BrowserTest
{
    private const string MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Fact]
    public Task Five_questions_lead_to_a_draft_that_goes_out_as_a_workbook_and_comes_back() => WatchedAsync(async () =>
    {
        var staff = await AtDeskAsync("staff1");
        await staff.GoAsync("/Consultations/Need");
        var second = staff.Page.Locator("[name='Input.Answers[Q2]']").First;
        await Assertions.Expect(second).ToBeHiddenAsync();
        await staff.Page.GetByLabel("今のシステムを変更・改修する").CheckAsync();
        await Assertions.Expect(second).ToBeVisibleAsync();
        await staff.Page.GetByLabel("新しいシステムやクラウドサービスを使い始める").CheckAsync();
        await Assertions.Expect(second).ToBeHiddenAsync();
        await staff.Page.Locator("[name='Input.Title']").FillAsync("橋梁点検写真の共有サービス");
        await staff.Page.Locator("[name='Input.Answers[Q3]'][value=No]").CheckAsync();
        await staff.Page.Locator("[name='Input.Answers[Q4]'][value=Yes]").CheckAsync();
        await staff.Page.Locator("[name='Input.Amount']").FillAsync("3,600");
        await staff.PressAsync(Words.Of("Need.Answer"));
        await staff.SeesAsync(Words.Of("Need.Result.Full"));
        await staff.FollowAsync(Words.Of("Need.Start"));
        await staff.PressAsync(Words.Of("Form.New.Start"));

        var id = await ReadAsync(async db => (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Set<Consultation>())).Id);
        await staff.GoAsync($"/Consultations/Case/{id}");
        await staff.SeesAsync("R8-要-0001");
        await staff.FollowAsync(Words.Of("DraftSheet.ToSheet"));
        var download = await staff.Page.RunAndWaitForDownloadAsync(() => staff.Link(Words.Of("DraftSheet.Download")).ClickAsync());
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        var book = new WorkbookEdit(await File.ReadAllBytesAsync(await download.PathAsync()));
        book.Answer("B1", "点検写真を電子メールで送り合っており、探すのに時間がかかる。").Answer("B2", "写真を一か所に集め、点検の報告を早くする。");
        await UploadAsync(staff, id, book.Save());
        await staff.SeesAsync(Words.Of("DraftSheet.Empty"));
        await staff.SeesAsync("点検写真を電子メールで送り合っており");
        Assert.Null((await Cases.LoadAsync(id)).SectionOf('B').Values["B1"]);
        await staff.PressAsync(Words.Of("DraftSheet.Take"));
        await staff.SeesAsync("写真を一か所に集め、点検の報告を早くする。");

        // A fault stops the whole file and says where it is.
        await UploadAsync(staff, id, new WorkbookEdit(book.Save()).Answer("B4", "たくさん").Save());
        await staff.SeesAsync(Words.Of("DraftSheet.FaultsAdvice"));
        await Assertions.Expect(staff.Button(Words.Of("DraftSheet.Take"))).ToHaveCountAsync(0);
    });

    private static async Task UploadAsync(Person staff, Guid id, byte[] file)
    {
        await staff.GoAsync($"/Consultations/Draft/{id}");
        await staff.Main.Locator("[name=Upload]").SetInputFilesAsync(new FilePayload { Name = "協議書.xlsx", MimeType = MimeType, Buffer = file });
        await staff.PressAsync(Words.Of("SystemSheets.Look"));
    }
}
