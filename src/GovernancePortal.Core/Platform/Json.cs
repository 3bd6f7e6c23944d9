using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace GovernancePortal.Core.Platform;

/// <summary>How parts are stored in jsonb columns: one set of options, Japanese unescaped, compared by their text.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;

    public static ValueConverter<T, string> Converter<T>() => new(value => Write(value), text => Read<T>(text));

    /// <summary>For values that are set once and never changed: neither copied nor compared when the context looks for changes.</summary>
    public static ValueComparer<T> Unchanging<T>() where T : class => new(
        (a, b) => ReferenceEquals(a, b),
        value => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(value),
        value => value);

    public static ValueComparer<T> Comparer<T>() => new(
        (a, b) => ReferenceEquals(a, b) || Write(a) == Write(b),
        value => Write(value).GetHashCode(StringComparison.Ordinal),
        value => Read<T>(Write(value)));
}
