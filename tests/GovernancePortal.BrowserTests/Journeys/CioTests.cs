using System.IO.Compression;
using System.Text.RegularExpressions;
using GovernancePortal.BrowserTests.Kit;
using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.Publication;
using GovernancePortal.Tests.Kpis;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace GovernancePortal.BrowserTests.Journeys;

/// <summary>From a section's figure to the public's bundle, by five people.</summary>
public sealed class CioTests : BrowserTest
{
    [Fact]
    public Task A_figure_turns_the_first_screen_the_cio_instructs_and_the_results_are_published() => WatchedAsync(async () =>
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2025, 90);
        var kpi = plan[KpiFigureScene.Cumulative];

        // Last week's report says that it is achieved.
        var before = await AtDeskAsync("cio");
        await before.GoAsync("/");
        await before.SeesAsync(Words.Of("CioItemGroup.Decide"));
        await before.FollowAsync(Words.Of("Dashboard.Reports"));
        await before.PressAsync(Words.Of("Dashboard.Freeze"));
        Clock.Advance(TimeSpan.FromDays(7));
        var (staff, head, cio, reviewer) = (await AtDeskAsync("staff1"), await AtDeskAsync("head1"), await AtDeskAsync("cio"), await AtDeskAsync("reviewer1"));

        // The section enters a figure with its evidence, the head confirms.
        await staff.GoAsync($"/Kpis/Enter/{kpi}?Year=2025&Quarter=4");
        await staff.Page.Locator("[name='Input.Value']").FillAsync("60");
        await staff.Page.Locator("[name='Input.Comment']").FillAsync("名簿を数え直しました。");
        await staff.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "名簿.txt", MimeType = "text/plain", Buffer = "受講者名簿"u8.ToArray() });
        await staff.AnswerOfAsync(() => staff.Main.Locator("form button.main").ClickAsync());
        await head.GoAsync("/Kpis/Confirm");
        await head.Main.Locator("[name=Chosen]").CheckAsync();
        await head.PressAsync(Words.Of("Kpis.ConfirmNow"));

        // The first screen turns.
        await cio.GoAsync("/");
        await Assertions.Expect(cio.Main.Locator(".cio-items")).ToContainTextAsync(KpiFigureScene.Cumulative);
        await cio.SeesAsync("60 人");
        await cio.FollowAsync(KpiFigureScene.Cumulative);
        await cio.SeesAsync("名簿を数え直しました。");

        // The CIO instructs, by the keyboard alone.
        await cio.FollowAsync(Words.Of("Instructions.New"));
        await cio.Page.Locator("[name='Input.Text']").FocusAsync();
        await cio.Page.Keyboard.TypeAsync("受講の少ない部局に声をかけること。");
        await cio.Main.Locator("form button.main").FocusAsync();
        await cio.AnswerOfAsync(() => cio.Page.Keyboard.PressAsync("Enter"));
        await cio.SeesAsync("R8-指-0001");

        // The section answers.
        await staff.GoAsync("/");
        await staff.SeesAsync(Words.Of("InstructionWorkKind.Answer"));
        await staff.FollowAsync("R8-指-0001");
        await staff.Page.Locator("[name='Answer.Text']").FillAsync("部局ごとの受講計画を作りました。");
        await staff.PressAsync(Words.Of("Instructions.SaveAnswer"));
        await staff.PressAsync(Words.Of("InstructionAct.PassOn"));
        await head.GoAsync("/");
        await head.FollowAsync("R8-指-0001");
        await head.PressAsync(Words.Of("InstructionAct.Submit"));

        // The CIO accepts.
        await cio.GoAsync("/");
        await cio.Main.Locator(".cio-items").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("R8-指-0001") }).First.ClickAsync();
        await cio.SeesAsync("部局ごとの受講計画を作りました。");
        await cio.FollowAsync(Words.Of("InstructionAct.Accept"));
        await cio.PressAsync(Words.Of("InstructionAct.Accept"));
        await cio.SeesAsync(Words.Of("InstructionState.Closed"));
        Assert.Equal(InstructionState.Closed, await ReadAsync(db => db.Set<Instruction>().Select(i => i.State).SingleAsync()));

        // The results are laid before the CIO, approved and written.
        await reviewer.GoAsync("/Publication/Edit");
        await reviewer.PressAsync(Words.Of("Publication.ToPreview"));
        await reviewer.SeesAsync("60 人");
        await reviewer.PressAsync(Words.Of("Publication.Submit"));
        await cio.GoAsync("/");
        await cio.Main.Locator(".cio-items").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("R8-公-0001") }).First.ClickAsync();
        await cio.PressAsync(Words.Of("Publication.Approve"));
        await cio.SeesAsync(Words.Of("PublicationState.Approved"));
        var download = await cio.Page.RunAndWaitForDownloadAsync(() => cio.Link(Words.Of("Publication.Download")).First.ClickAsync());
        await using var bundle = await download.CreateReadStreamAsync();
        using var copy = new MemoryStream();
        await bundle.CopyToAsync(copy);
        using var zip = new ZipArchive(copy, ZipArchiveMode.Read);
        using var page = new StreamReader(zip.GetEntry("plans/1.html")!.Open());
        var written = await page.ReadToEndAsync();
        Assert.Contains("60 人", written, StringComparison.Ordinal);
        Assert.DoesNotContain("名簿を数え直しました。", written, StringComparison.Ordinal);
        Assert.Equal(PublicationState.Approved, await ReadAsync(db => db.Set<PublicationRecord>().Select(p => p.State).SingleAsync()));
    });

    [Fact]
    public Task The_report_of_the_week_fits_one_a4_in_both_languages() => WatchedAsync(async () =>
    {
        await UseAsync<Core.Kpis.Demo.DemoKpis>(d => d.SeedAsync(Clock.Now));
        await UseAsync<Core.Kpis.Demo.DemoReadings>(d => d.SeedAsync(Clock.Now));
        await UseAsync<Core.Instructions.Demo.DemoInstructions>(d => d.SeedAsync(Clock.Now));
        await UseAsync<Core.Dashboard.Demo.DemoDashboard>(d => d.SeedAsync(Clock.Now));
        await Cases.InAsync(Core.Consultations.ConsultationState.CommitteePending);
        var cio = await AtDeskAsync("cio");
        foreach (var language in new[] { "ja", "en" })
        {
            await cio.GoAsync("/Account/Password");
            if (await cio.Page.Locator("html").GetAttributeAsync("lang") != language)
            {
                await cio.AnswerOfAsync(() => cio.Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync());
            }
            await cio.GoAsync("/Dashboard/Print");
            Assert.True(await cio.Main.Locator(".cio-items > li").CountAsync() > 3);
            var paper = new PrintedPaper(await cio.Page.PdfAsync(new PagePdfOptions { Format = "A4", PreferCSSPageSize = true, Tagged = true }));
            Assert.Equal(1, paper.Pages);
        }
    });
}
