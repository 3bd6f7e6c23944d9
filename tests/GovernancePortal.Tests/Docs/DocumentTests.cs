using System.Text.RegularExpressions;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Wording;
using Xunit;

namespace GovernancePortal.Tests.Docs;

/// <summary>What the documents point to exists: links, pictures, source paths, and in the manual the words of the screens.</summary>
public partial class DocumentTests
{
    public static TheoryData<string> Documents => [.. Files("*.md").Prepend("README.md")];

    [Theory, MemberData(nameof(Documents))]
    public void Every_link_and_picture_leads_somewhere(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Snapshot.Root, document))!;
        var missing = from link in Link().Matches(WithoutCode(document)).Select(m => m.Groups[1].Value)
                      where !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith('#')
                      let target = Path.GetFullPath(Path.Combine(folder, link.Split('#')[0]))
                      where !File.Exists(target) && !Directory.Exists(target)
                      select link;
        Say($"{document} points to what is not there", missing);
    }

    [Theory, MemberData(nameof(Documents))]
    public void Every_source_file_named_with_its_whole_path_exists(string document)
    {
        var missing = from path in SourcePath().Matches(Text(document)).Select(m => m.Groups[1].Value)
                      where !path.Contains('*', StringComparison.Ordinal)
                      let target = Path.Combine(Snapshot.Root, path.TrimEnd('/'))
                      where !File.Exists(target) && !Directory.Exists(target)
                      select path;
        Say($"{document} names what is not there", missing);
    }

    [Theory, MemberData(nameof(Documents))]
    public void The_words_of_the_screens_are_those_of_the_screens(string document)
    {
        // **[保存する]** in the manual is something a person presses: exactly as Texts.resx has it, its arguments filled in.
        var words = ResourceFile.Japanese.Entries.Select(e => e.Value).ToList();
        var plain = words.ToHashSet(StringComparer.Ordinal);
        var patterns = words.Where(w => Argument().IsMatch(w) && Argument().Replace(w, "").Length > 1)
            .Select(w => new Regex("^" + string.Join(".+", Argument().Split(w).Select(Regex.Escape)) + "$", RegexOptions.None, TimeSpan.FromSeconds(1))).ToList();
        Say($"{document} quotes words that no screen has", from quoted in Pressed().Matches(Text(document)).Select(m => m.Groups[1].Value)
                                                           where !plain.Contains(quoted) && !patterns.Any(p => p.IsMatch(quoted))
                                                           select quoted);
    }

    [Fact]
    public void The_manual_has_a_page_for_every_role()
    {
        var index = Text("docs/manual/README.md");
        var roles = ResourceFile.Japanese.Entries.Where(e => e.Key.StartsWith("Role.", StringComparison.Ordinal)).Select(e => e.Value).ToList();
        Assert.True(roles.Count > 10);
        Say("docs/manual/README.md leads to no page of", roles.Where(role => !ManualPage().Matches(index).Any(m => m.Groups[1].Value.Split('・').Contains(role))));
    }

    [Fact]
    public void Pictures_are_light_and_each_is_shown_somewhere()
    {
        var shown = Files("*.md").Append("README.md").SelectMany(document => Link().Matches(Text(document))
            .Select(m => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.Combine(Snapshot.Root, document))!, m.Groups[1].Value)))).ToHashSet(StringComparer.Ordinal);
        Say("Heavier than 250 KB", Files("*.png").Where(p => new FileInfo(Path.Combine(Snapshot.Root, p)).Length > 250 * 1024));
        Say("Shown nowhere", Files("*.png").Where(p => !shown.Contains(Path.Combine(Snapshot.Root, p))));
    }

    private static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Path.Combine(Snapshot.Root, "docs"), pattern, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Snapshot.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private static string Text(string document) => File.ReadAllText(Path.Combine(Snapshot.Root, document));

    private static string WithoutCode(string document) => Fence().Replace(Text(document), "");

    private static void Say(string what, IEnumerable<string> findings)
    {
        var all = findings.Distinct().ToList();
        Assert.True(all.Count == 0, $"{what}: {string.Join(", ", all)}");
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:src|tests|docs|tools|deploy)/[\w./*-]+)`")]
    private static partial Regex SourcePath();

    [GeneratedRegex(@"\*\*\[([^\]]+)\]\*\*")]
    private static partial Regex Pressed();

    [GeneratedRegex(@"\[([^\]]+)\]\([a-z-]+\.md\)")]
    private static partial Regex ManualPage();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Argument();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
