namespace GovernancePortal.Core.Platform.Text;

/// <summary>法人番号: a check digit followed by twelve digits (国税庁告示: modulus 9, weights 1 and 2 in turn from the right).</summary>
public static class CorporateNumber
{
    public const int Length = 13;

    /// <summary>Thirteen half-width digits whose first one is the check digit of the rest.</summary>
    public static bool IsValid(string? number) =>
        number is { Length: Length } && number.All(char.IsAsciiDigit) && number[0] - '0' == CheckDigit(number[1..]);

    /// <param name="rest">The twelve digits that follow the check digit.</param>
    public static int CheckDigit(string rest)
    {
        var sum = 0;
        for (var i = 0; i < rest.Length; i++)
        {
            var weight = (rest.Length - i) % 2 == 1 ? 1 : 2;
            sum += (rest[i] - '0') * weight;
        }
        return 9 - sum % 9;
    }
}
