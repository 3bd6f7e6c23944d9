namespace GovernancePortal.Core.Platform;

/// <summary>
/// A rule of the domain refuses what was asked. The code is a key of the texts ("Rule.{Code}"), so the message
/// says in both languages how to mend it; <paramref name="field"/> names the input it belongs beside.
/// Shown on the form with status 422.
/// </summary>
public sealed class RuleViolation(string code, string? field = null, params object[] args) : Exception(code)
{
    public string Code { get; } = code;
    public string? Field { get; } = field;
    public IReadOnlyList<object> Arguments { get; } = args;
}

/// <summary>The record does not exist, or the actor may not know that it does (404).</summary>
public sealed class NotFound(string what) : Exception(what);

/// <summary>The actor may see the record, but not do this with it (403).</summary>
public sealed class Forbidden(string what) : Exception(what);

/// <summary>Somebody else changed the same thing since it was shown (409).</summary>
public sealed class VersionConflict(string what) : Exception(what);
