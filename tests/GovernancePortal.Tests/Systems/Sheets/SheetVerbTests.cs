using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Systems.Sheets;

public sealed class SheetVerbTests : SystemImportScene
{
    private static string Owner => DemoOffice.Section(DemoOffice.FirstSection).Name;

    [Theory]
    [InlineData(".xlsx")]
    [InlineData(".csv")]
    [InlineData(".csv", "--encoding", "cp932")]
    public async Task An_export_and_its_import_speak_json_and_change_nothing(string ending, params string[] options)
    {
        var file = Place(ending);
        try
        {
            var (exit, output) = await VerbAsync(["export", "systems", file, .. options]);
            Assert.Equal((0, await ReadAsync(db => db.Set<InformationSystem>().CountAsync())), (exit, output.GetProperty("rows").GetInt32()));
            Assert.False(File.Exists(file + ".part"));
            (exit, output) = await VerbAsync("import", "systems", file);
            Assert.Equal(0, exit);
            Assert.Equal((0, 0, 0), (output.GetProperty("created").GetInt32(), output.GetProperty("updated").GetInt32(), output.GetProperty("failed").GetArrayLength()));
            Assert.Equal(output.GetProperty("rows").GetInt32(), output.GetProperty("unchanged").GetInt32());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_mapping_leads_a_foreign_table_in_a_dry_run_first_and_faults_set_the_exit_code()
    {
        var (file, mapping) = (Place(".csv"), Place(".json"));
        try
        {
            await File.WriteAllBytesAsync(file, Cp932.GetBytes($"名前,フェーズ,ランク,部署,開始\r\n外から,運用中,一般,{Owner},R8.4.1\r\n二つ目,運用中,一般,{Owner},いつか\r\n"));
            await File.WriteAllTextAsync(mapping, """{"名前": "システム名称", "フェーズ": "状態", "ランク": "重要度", "部署": "システム所管課", "開始": "契約開始日"}""");
            var before = await LedgerAsync();

            var (exit, output) = await VerbAsync("import", "systems", file, "--mapping", mapping, "--dry-run");
            Assert.Equal((1, 2, 1), (exit, output.GetProperty("rows").GetInt32(), output.GetProperty("created").GetInt32()));
            var failed = output.GetProperty("failed")[0];
            Assert.Equal((3, "開始"), (failed.GetProperty("row").GetInt32(), failed.GetProperty("column").GetString()));
            Assert.Contains("日付として読めません: いつか", failed.GetProperty("message").GetString(), StringComparison.Ordinal);
            Assert.Contains("Not readable as a date: いつか", failed.GetProperty("message").GetString(), StringComparison.Ordinal);

            (exit, output) = await VerbAsync("import", "systems", file, "--mapping", mapping);
            Assert.Equal((1, 0), (exit, output.GetProperty("created").GetInt32()));
            Assert.Equal(before, await LedgerAsync());

            (exit, output) = await VerbAsync("import", "systems", file, "--mapping", mapping, "--good-rows");
            Assert.Equal((1, 1), (exit, output.GetProperty("created").GetInt32()));
            Assert.Equal(before.Systems + 1, (await LedgerAsync()).Systems);
        }
        finally
        {
            File.Delete(file);
            File.Delete(mapping);
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_in_the_same_json()
    {
        var file = Place(".xlsx");
        try
        {
            await File.WriteAllTextAsync(file, "PK\u0003\u0004これは表ではない");
            var (exit, output) = await VerbAsync("import", "systems", file);
            Assert.Equal(1, exit);
            Assert.Contains(".xlsx", output.GetProperty("failed")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
