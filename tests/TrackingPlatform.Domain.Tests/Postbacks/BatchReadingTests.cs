using System.Text;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Tests.Postbacks;

/// <summary>Batches taken apart: each row for itself, whatever is wrong with the others.</summary>
public sealed class BatchReadingTests
{
    [Fact]
    public void The_three_formats_say_the_same()
    {
        var array = Rows("""[{"click_id":"a","amount":10.50},{"click_id":"b","txn_id":"x,y"}]""", BatchFormat.Json);
        var lines = Rows("{\"click_id\":\"a\",\"amount\":10.50}\r\n\n {\"click_id\":\"b\",\"txn_id\":\"x,y\"}", BatchFormat.Lines);
        var csv = Rows("Click_Id,amount,txn_id\r\na,10.50,\r\n\r\nb,,\"x,y\"\r\n", BatchFormat.Csv);

        Assert.Equal("click_id=a&amount=10.50|click_id=b&txn_id=x,y", Said(array));
        Assert.Equal(Said(array), Said(lines));
        Assert.Equal(Said(array), Said(csv));
    }

    [Theory]
    [InlineData("click_id;amount\na;1\nb;2", "click_id=a&amount=1|click_id=b&amount=2")]
    [InlineData("click_id\tamount\na\t1", "click_id=a&amount=1")]
    [InlineData("\uFEFFclick_id,adv1\na,\"say \"\"hi\"\"\"", "click_id=a&adv1=say \"hi\"")]
    [InlineData("click_id,adv1\na,\"two\nlines\"\nb,c", "click_id=a&adv1=two\nlines|click_id=b&adv1=c")]
    public void Csv_is_read_with_any_separator_byte_order_mark_quotes_and_line_breaks_in_values(string text, string said) =>
        Assert.Equal(said, Said(Rows(text, BatchFormat.Csv)));

    [Fact]
    public void A_quote_that_is_never_closed_costs_its_own_row_only()
    {
        var rows = Rows("click_id,adv1\na,\"oops\nb,fine\nc,\"also\"\n", BatchFormat.Csv);

        Assert.Equal(["malformed", null, null], rows.Select(row => row.Problem?.Reason));
        Assert.Equal("click_id=b&adv1=fine|click_id=c&adv1=also", Said(rows.Skip(1)));
    }

    [Fact]
    public void A_row_with_too_many_or_too_few_values_costs_its_own_row_only()
    {
        var rows = Rows("click_id,amount\na\nb,1\nc,2,3\n", BatchFormat.Csv);

        Assert.Equal(["malformed", null, "malformed"], rows.Select(row => row.Problem?.Reason));
    }

    [Fact]
    public void What_is_no_object_in_an_array_costs_its_own_row_only()
    {
        var rows = Rows("""[1, {"click_id":"a"}, "x", [1,2], null, {"amount":{"deep":1}}, {"click_id":"\ud800"}, ]""", BatchFormat.Json);

        Assert.Equal(["malformed", null, "malformed", "malformed", "malformed", null, "malformed"], rows.Select(row => row.Problem?.Reason));
    }

    [Fact]
    public void An_array_that_breaks_off_keeps_the_rows_before_and_ends_with_one_that_says_so()
    {
        var rows = Rows("""[{"click_id":"a"},{"click_id":"b"},{"click_id" """, BatchFormat.Json);

        Assert.Equal([null, null, "malformed"], rows.Select(row => row.Problem?.Reason));
        Assert.Contains("nothing after", rows[2].Problem!.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[{}] more")]
    public void What_is_no_array_says_so(string text) => Assert.NotNull(Rows(text, BatchFormat.Json)[^1].Problem);

    [Fact]
    public void A_row_may_have_a_key_of_its_own_which_is_no_parameter()
    {
        var row = Rows("""[{"click_id":"a","idempotency_key":"k1"}]""", BatchFormat.Json)[0];

        Assert.Equal("k1", row.Key);
        Assert.DoesNotContain(row.Parameters, parameter => parameter.Key == BatchRow.KeyField);
    }

    [Fact]
    public void A_field_that_says_two_things_is_refused_in_a_row_as_alone() =>
        Assert.NotNull(Rows("click_id,amount,amount\na,1,2", BatchFormat.Csv)[0].Problem);

    [Theory]
    [InlineData("application/json; charset=utf-8", "[]", BatchFormat.Json)]
    [InlineData("application/json", " {}", BatchFormat.Lines)]
    [InlineData("application/x-ndjson", "[", BatchFormat.Lines)]
    [InlineData("text/csv", "[", BatchFormat.Csv)]
    [InlineData(null, "\uFEFF [", BatchFormat.Json)]
    [InlineData(null, "click_id", BatchFormat.Csv)]
    [InlineData(null, "", BatchFormat.Csv)]
    public void The_format_is_told_by_the_type_or_the_first_character(string? type, string body, BatchFormat expected) =>
        Assert.Equal(expected, BatchReading.FormatOf(type, Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Another_type_is_no_format() => Assert.Null(BatchReading.FormatOf("image/png", [1]));

    [Fact]
    public void Any_bytes_are_read_in_bounded_steps_and_never_throw()
    {
        var random = new Random(20261125);
        foreach (var format in Enum.GetValues<BatchFormat>())
        {
            for (var round = 0; round < 2_000; round++)
            {
                var body = new byte[random.Next(0, 200)];
                random.NextBytes(body);
                for (var index = 0; index < body.Length; index++)
                {
                    // Mostly the letters that mean something.
                    body[index] = random.Next(4) == 0 ? body[index] : "[]{},:\"\n\r\\a1 ;"u8[random.Next(14)];
                }

                Assert.True(BatchReading.Read(body, format).Count() <= body.Length + 1);
            }
        }
    }

    private static List<BatchRow> Rows(string text, BatchFormat format) => [.. BatchReading.Read(Encoding.UTF8.GetBytes(text), format)];

    private static string Said(IEnumerable<BatchRow> rows) =>
        string.Join('|', rows.Select(row => string.Join('&', row.Parameters.Select(parameter => $"{parameter.Key}={parameter.Value}"))));
}
