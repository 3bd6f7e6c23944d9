using System.Text;

namespace GovernancePortal.Core.Platform.Sheets;

/// <summary>
/// Reads CP932 (Shift_JIS as Excel writes it). The framework's decoder takes a broken lead byte together with the comma
/// or line end behind it; here only the byte that is broken becomes U+FFFD, so that the cell it stands in can be named.
/// </summary>
internal sealed class Cp932Reader(Stream content) : TextReader
{
    private const int CodePage = 932;
    private const char Broken = '\uFFFD';
    private static readonly char[] Pairs = MakePairs();

    private readonly byte[] bytes = new byte[32 * 1024];
    private int at;
    private int end;

    public static Encoding Encoding(EncoderFallback fallback) =>
        CodePagesEncodingProvider.Instance.GetEncoding(CodePage, fallback, new DecoderReplacementFallback("\uFFFD"))!;

    public override int Peek() => throw new NotSupportedException("Read forward only.");

    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var written = 0;
        while (written < buffer.Length && Next() is var first and >= 0)
        {
            buffer[written++] = first switch
            {
                < 0x80 => (char)first,
                >= 0xA1 and <= 0xDF => (char)(first - 0xA1 + '｡'),
                (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC) => Pair(first),
                _ => Broken,
            };
        }
        return written;
    }

    public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    private char Pair(int first)
    {
        if (!Fill())
        {
            return Broken;
        }
        var second = bytes[at];
        if (second is < 0x40 or 0x7F or > 0xFC)
        {
            return Broken; // the second byte is a character of its own
        }
        at++;
        return Pairs[(first << 8) | second];
    }

    private int Next() => Fill() ? bytes[at++] : -1;

    private bool Fill()
    {
        if (at < end)
        {
            return true;
        }
        end = content.Read(bytes);
        at = 0;
        return end > 0;
    }

    private static char[] MakePairs()
    {
        var pairs = new char[0x10000];
        Array.Fill(pairs, Broken);
        var decoder = Encoding(EncoderFallback.ReplacementFallback);
        var pair = new byte[2];
        for (var first = 0x81; first <= 0xFC; first++)
        {
            if (first is > 0x9F and < 0xE0)
            {
                continue;
            }
            for (var second = 0x40; second <= 0xFC; second++)
            {
                (pair[0], pair[1]) = ((byte)first, (byte)second);
                var text = decoder.GetString(pair);
                if (text.Length == 1)
                {
                    pairs[(first << 8) | second] = text[0];
                }
            }
        }
        return pairs;
    }
}
