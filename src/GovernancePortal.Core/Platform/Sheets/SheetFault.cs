namespace GovernancePortal.Core.Platform.Sheets;

/// <summary>
/// Why a cell was not taken. The code is a key of the texts ("SheetFault.{Code}") with its arguments, so that the message
/// says in both languages how to mend it.
/// </summary>
public sealed record SheetFault(string Code, params string[] Arguments)
{
    public bool Equals(SheetFault? other) => other is not null && Code == other.Code && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A value that was read, or the fault. An empty cell is a success with no value.</summary>
public readonly record struct SheetValue<T>(T? Value, SheetFault? Fault = null)
{
    public static implicit operator SheetValue<T>(SheetFault fault) => new(default, fault);
}
