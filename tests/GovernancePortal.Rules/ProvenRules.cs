using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace GovernancePortal.Rules;

/// <summary>
/// Which rules have a passing test. Result files name tests but not their traits, so the traits are read from the test
/// assemblies that the files name, without loading them.
/// </summary>
internal static class ProvenRules
{
    /// <summary>The numbers on tests of which every case ran and passed.</summary>
    public static HashSet<string> Read(IEnumerable<string> resultFiles)
    {
        var proven = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in resultFiles)
        {
            var document = XDocument.Load(file);
            var outcomes = Named(document, "UnitTestResult").ToLookup(e => (string)e.Attribute("testId")!, e => (string?)e.Attribute("outcome"), StringComparer.Ordinal);
            foreach (var assembly in Named(document, "UnitTest")
                         .Select(e => (Id: (string)e.Attribute("id")!, Method: e.Elements().Single(c => c.Name.LocalName == "TestMethod")))
                         .GroupBy(t => (string)t.Method.Attribute("codeBase")!, StringComparer.Ordinal))
            {
                // One method may stand for many cases (a theory): one that failed spoils the proof.
                var passing = assembly
                    .GroupBy(t => $"{(string)t.Method.Attribute("className")!}.{((string)t.Method.Attribute("name")!).Split('(')[0]}", StringComparer.Ordinal)
                    .Where(g => g.SelectMany(t => outcomes[t.Id]).ToList() is { Count: > 0 } all && all.TrueForAll(o => o == "Passed"))
                    .Select(g => g.Key)
                    .ToHashSet(StringComparer.Ordinal);
                proven.UnionWith(RulesByTest(assembly.Key).Where(t => passing.Contains(t.Test)).Select(t => t.Rule));
            }
        }

        return proven;
    }

    private static IEnumerable<XElement> Named(XDocument document, string name) =>
        document.Descendants().Where(e => e.Name.LocalName == name);

    /// <summary>[Trait("Rule", "R001")] on methods and on their classes.</summary>
    private static List<(string Test, string Rule)> RulesByTest(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var found = new List<(string, string)>();
        foreach (var type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition))
        {
            var ofClass = RulesOn(metadata, type.GetCustomAttributes()).ToList();
            foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
            {
                var test = $"{FullName(metadata, type)}.{metadata.GetString(method.Name)}";
                found.AddRange(ofClass.Concat(RulesOn(metadata, method.GetCustomAttributes())).Select(rule => (test, rule)));
            }
        }

        return found;
    }

    private static IEnumerable<string> RulesOn(MetadataReader metadata, CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes.Select(metadata.GetCustomAttribute))
        {
            if (attribute.Constructor.Kind != HandleKind.MemberReference) continue;
            var constructor = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor);
            if (constructor.Parent.Kind != HandleKind.TypeReference) continue;
            if (metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)constructor.Parent).Name) != "TraitAttribute") continue;
            var value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16(); // the prolog that every attribute's value begins with
            if (value.ReadSerializedString() == "Rule" && value.ReadSerializedString() is { } rule) yield return rule;
        }
    }

    private static string FullName(MetadataReader metadata, TypeDefinition type)
    {
        var name = metadata.GetString(type.Name);
        if (type.GetDeclaringType() is { IsNil: false } outer) return $"{FullName(metadata, metadata.GetTypeDefinition(outer))}+{name}";
        var space = metadata.GetString(type.Namespace);
        return space.Length == 0 ? name : $"{space}.{name}";
    }
}
