using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Systems.Sheets;

public sealed class SheetPageTests : SystemImportScene
{
    private static string Owner => DemoOffice.Section(DemoOffice.FirstSection).Name;

    [Fact]
    public async Task A_foreign_table_is_mapped_looked_at_and_confirmed_on_the_pages()
    {
        var client = await SignedInAsync("reviewer1");
        var index = await client.GetAsync("/Systems/Sheets");
        var read = await index.Form("Upload").Attach("Upload", "外の台帳.csv", Csv("名前,フェーズ,ランク,部署,備考", $"画面から,運用中,一般,{Owner},x")).SubmitAsync("内容を確認する");
        Assert.Contains("/Systems/Sheets/Columns/", read.Location, StringComparison.Ordinal);

        var columns = await client.GetAsync(read.Location!);
        Assert.Contains("画面から", columns.Text, StringComparison.Ordinal);
        var looked = await columns.Form("ForOffice").Fill("名前", "システム名称").Fill("フェーズ", "状態").Fill("ランク", "重要度").Fill("部署", "システム所管課").SubmitAsync();
        Assert.Equal(302, looked.Status);
        var run = await client.GetAsync(looked.Location!);
        Assert.Contains("備考", run.Text, StringComparison.Ordinal);
        Assert.Equal(0, await ReadAsync(db => db.Set<InformationSystem>().CountAsync(x => x.Name == "画面から")));

        var applied = await run.Form("version").SubmitAsync("全件を反映する");
        Assert.Equal(302, applied.Status);
        var after = await client.GetAsync(applied.Location!);
        Assert.Contains("反映済み", after.Text, StringComparison.Ordinal);
        Assert.Equal(1, await ReadAsync(db => db.Set<InformationSystem>().CountAsync(x => x.Name == "画面から")));
        var report = await client.GetAsync(applied.Location + "?handler=Report");
        Assert.Contains("新しく登録", System.Text.Encoding.UTF8.GetString(report.Body), StringComparison.Ordinal);
        // The same headings are known next time: no question about columns.
        var again = await (await client.GetAsync("/Systems/Sheets")).Form("Upload").Attach("Upload", "次.csv", Csv("名前,フェーズ,ランク,部署,備考", $"次の行,運用中,一般,{Owner},x")).SubmitAsync("内容を確認する");
        Assert.Contains("/Systems/Sheets/Run/", again.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_stand_on_the_page_by_row_and_column_and_all_rows_cannot_be_applied()
    {
        var client = await SignedInAsync("staff1");
        var read = await (await client.GetAsync("/Systems/Sheets")).Form("Upload").Attach("Upload", "台帳.csv", Csv("システム番号,システム名称", "SYS-9999,ない")).SubmitAsync("内容を確認する");
        var run = await client.GetAsync(read.Location!);
        Assert.Contains("台帳にないシステム番号です: SYS-9999", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("全件を反映する", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_template_and_the_export_are_files_under_their_names()
    {
        var client = await SignedInAsync("staff1");
        var template = await client.GetAsync("/Systems/Sheets?handler=File&kind=xlsx&template=true");
        Assert.Equal((200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (template.Status, template.Answer.Content.Headers.ContentType?.MediaType));
        Assert.True(template.Body.AsSpan().StartsWith("PK"u8));
        var csv = await client.GetAsync("/Systems/Sheets?handler=File&kind=csv");
        Assert.Contains("システム番号,システム名称,略称,旧名称", System.Text.Encoding.UTF8.GetString(csv.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_edits_no_system_has_no_such_page() => Assert.Equal(403, (await (await SignedInAsync("finance")).GetAsync("/Systems/Sheets")).Status);
}
