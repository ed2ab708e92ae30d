-- Dates of the service as seconds, and back.
local date = require "partnercenter.text.date"

describe("a date", function()
  it("is read in each form of the service", function()
    for text, seconds in pairs {
      ["1970-01-01"] = 0, ["1970-01-01T00:00:00Z"] = 0, ["1970-01-01t00:00:01z"] = 1,
      ["2000-02-29"] = 951782400,
      ["2026-05-04T00:00:00Z"] = 1777852800, ["2022-07-21T17:30:32.7042659Z"] = 1658424632,
      ["2020-08-14T00:55:02.0528875+00:00"] = 1597366502, ["2020-08-14T02:55:02+02:00"] = 1597366502,
      ["2020-08-13T19:25:02-0530"] = 1597366502, ["2022-07-21 17:30:32"] = 1658424632,
      ["2022-07-21T17:30Z"] = 1658424600, ["1969-12-31T23:59:59Z"] = -1,
    } do
      assert.equal(seconds, date.parse(text), text)
    end
  end)

  it("is nothing in any other", function()
    for _, text in ipairs {
      "", "2026", "2026-13-01", "2026-00-10", "2026-02-30", "2026-05-04T", "2026-05-04Tnoon", "tomorrow",
      "2026-05-04T10:00:00+1", "2026-05-04T10:00:00X", 20260504, {}, true,
    } do
      assert.is_nil(date.parse(text))
    end
    assert.is_nil(date.parse(nil))
  end)

  it("is written as the service writes it", function()
    for _, text in ipairs { "2026-05-04T10:11:12Z", "1999-12-31T23:59:59Z", "2028-02-29T00:00:00Z" } do
      assert.equal(text, date.format(date.parse(text)))
    end
    assert.equal("2026-05-04", date.day(date.parse "2026-05-04T23:59:59Z"))
    assert.equal(1, date.day_number(date.parse "1970-01-02T12:00:00Z"))
  end)

  it("takes durations, and a day that the month lacks becomes its last", function()
    for _, case in ipairs {
      { "2026-01-31T05:06:07Z", "P1M", "2026-02-28T05:06:07Z" },
      { "2028-02-29", "P1Y", "2029-02-28T00:00:00Z" },
      { "2026-11-28", "P3Y", "2029-11-28T00:00:00Z" }, { "2026-11-28", "P2M", "2027-01-28T00:00:00Z" },
      { "2026-12-31", "p7d", "2027-01-07T00:00:00Z" }, { "2026-12-31", "P2W", "2027-01-14T00:00:00Z" },
    } do
      assert.equal(case[3], date.format(date.add(date.parse(case[1]), case[2])))
    end
    for _, wrong in ipairs { "", "P", "1Y", "P1H", "PT1M", "P1Y2M" } do
      assert.is_nil(date.add(0, wrong))
    end
  end)

  it("knows the last day of a month", function()
    for text, last in pairs {
      ["2026-02-28"] = true, ["2028-02-28"] = false, ["2026-12-31"] = true, ["2026-04-30T23:59:59Z"] = true,
      ["2026-05-30"] = false,
    } do
      assert.equal(last, date.is_month_end(date.parse(text)), text)
    end
  end)
end)
