using GovernancePortal.Core.Platform.Sheets;

namespace GovernancePortal.Core.Systems.Sheets;

/// <summary>The choices that are fixed by rules and no data of the office, under the names that sheets use.</summary>
public static class FixedChoices
{
    private static readonly SheetChoice<object>[] Lifecycles =
    [
        Of(Lifecycle.Concept, "構想", "Concept"), Of(Lifecycle.Requirements, "要件定義・調達中", "Requirements, procurement"), Of(Lifecycle.Development, "設計・開発中", "Design, development"),
        Of(Lifecycle.InOperation, "運用中", "In operation"), Of(Lifecycle.Suspended, "停止中", "Suspended"), Of(Lifecycle.ToBeRetired, "廃止予定", "To be retired"), Of(Lifecycle.Retired, "廃止", "Retired"),
    ];

    private static readonly SheetChoice<object>[] Criticalities =
    [
        Of(Criticality.Important, "重要", "Important"), Of(Criticality.SemiImportant, "準重要", "Semi-important"), Of(Criticality.General, "一般", "General"),
    ];

    public static IReadOnlyList<SheetChoice<object>> Of(Type type) =>
        type == typeof(Lifecycle) ? Lifecycles : type == typeof(Criticality) ? Criticalities : throw new InvalidOperationException($"{type.Name} has no names for sheets.");

    public static string Name(object value) => Of(value.GetType()).First(c => c.Value.Equals(value)).NameJa;

    private static SheetChoice<object> Of(object value, string ja, string en) => new(value, value.ToString()!, ja, en);
}
