using System.Xml.Linq;
using GovernancePortal.TestKit;

namespace GovernancePortal.Tests.Wording;

/// <summary>A resource file as it lies in the repository.</summary>
internal sealed class ResourceFile
{
    public static ResourceFile Japanese { get; } = new("Texts.resx");
    public static ResourceFile English { get; } = new("Texts.en.resx");

    private ResourceFile(string name)
    {
        var path = Path.Combine(Snapshot.Root, "src", "GovernancePortal.Web", "Resources", name);
        Lines = File.ReadAllLines(path);
        Entries = [.. XDocument.Load(path).Root!.Elements("data").Select(d => KeyValuePair.Create(d.Attribute("name")!.Value, d.Element("value")!.Value))];
        Keys = Entries.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Lines { get; }
    public IReadOnlyList<KeyValuePair<string, string>> Entries { get; }
    public IReadOnlySet<string> Keys { get; }
}
