namespace GovernancePortal.Core.Platform.Sheets;

/// <summary>Days as spreadsheets store them: a count of days, known as a day only by the cell's number format.</summary>
public static class ExcelDay
{
    // 1 January 1900 is 1; the 29 February 1900 that never was is 60, so days from March on count one more.
    private static readonly DateOnly Zero = new(1899, 12, 30);
    private static readonly DateOnly Zero1904 = new(1904, 1, 1);
    private const int FirstTrue = 61;
    private const int Last = 2_958_465; // 31 December 9999

    /// <summary>The day of a serial number; null where it names none.</summary>
    public static DateOnly? Of(double serial, bool is1904 = false)
    {
        var whole = Math.Floor(serial);
        if (is1904)
        {
            return whole is >= 0 and <= Last - 1462 ? Zero1904.AddDays((int)whole) : null;
        }
        return whole is >= 1 and <= Last && whole != FirstTrue - 1 ? Zero.AddDays((int)whole + (whole < FirstTrue ? 1 : 0)) : null;
    }

    /// <summary>Null for days that a workbook cannot hold as such.</summary>
    public static int? SerialOf(DateOnly day)
    {
        var serial = day.DayNumber - Zero.DayNumber;
        return serial >= FirstTrue ? serial : null;
    }

    /// <summary>The built-in formats that show a day (27–36 and 50–58 are those of Japanese and Chinese workbooks).</summary>
    public static bool IsDayFormat(int format) => format is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58;

    /// <summary>A format of the workbook's own shows a day when, quotes and brackets aside, it has a year, or a day beside a month.</summary>
    public static bool IsDayFormat(string code)
    {
        var (year, month, day) = (false, false, false);
        var quoted = false;
        for (var i = 0; i < code.Length; i++)
        {
            var c = char.ToLowerInvariant(code[i]);
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (quoted || c == ';')
            {
                if (c == ';' && !quoted)
                {
                    break; // further sections are for negative numbers and text
                }
            }
            else if (c is '\\' or '_' or '*')
            {
                i++;
            }
            else if (c == '[')
            {
                i = code.IndexOf(']', i) is var close and >= 0 ? close : code.Length;
            }
            else
            {
                // 0.00E+00 is a number, ggge an era.
                year |= c == 'y' || (c == 'e' && !(i + 1 < code.Length && code[i + 1] is '+' or '-'));
                month |= c == 'm';
                day |= c == 'd';
            }
        }
        return year || (month && day);
    }
}
