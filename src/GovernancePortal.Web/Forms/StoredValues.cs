namespace GovernancePortal.Web.Forms;

/// <summary>
/// What is stored now, for a form shown again because somebody else saved the same record: every field whose typed value
/// differs then says the stored one beside it.
/// <code>@{ HttpContext.ShowStored("Input", Model.Stored); }</code>
/// </summary>
public static class StoredValues
{
    private static readonly object Key = new();

    /// <summary>Any object with properties named like the fields behind <paramref name="prefix"/>; those it lacks say nothing.</summary>
    public static void ShowStored(this HttpContext context, string prefix, object? stored)
    {
        if (stored is null || !context.IsConflict())
            return;
        if (context.Items[Key] is not Dictionary<string, object> known)
            context.Items[Key] = known = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        known[prefix] = stored;
    }

    /// <summary>True for a field of a form that said what is stored; the value may be null.</summary>
    internal static bool TryStored(this HttpContext context, string name, out object? value)
    {
        value = null;
        if (context.Items[Key] is not Dictionary<string, object> known)
            return false;
        var dot = name.LastIndexOf('.');
        if (!known.TryGetValue(dot < 0 ? "" : name[..dot], out var stored) || stored.GetType().GetProperty(name[(dot + 1)..]) is not { } property)
            return false;
        value = property.GetValue(stored);
        return true;
    }
}
