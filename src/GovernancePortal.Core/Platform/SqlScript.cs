namespace GovernancePortal.Core.Platform;

/// <summary>The SQL that EF cannot write (triggers, functions), embedded beside the migrations that run it.</summary>
internal static class SqlScript
{
    public static string Read(string name)
    {
        using var stream = typeof(SqlScript).Assembly.GetManifestResourceStream($"GovernancePortal.Core.Platform.Migrations.Sql.{name}")
            ?? throw new InvalidOperationException($"The script {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
