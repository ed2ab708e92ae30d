-- spec/bench/run exports, with few lines: the figures themselves are for the benchmark.
describe("the benchmark of exports", function()
  local function run(arguments)
    local output = os.tmpname()
    local ok = os.execute(("spec/bench/run exports %s >%s 2>&1"):format(arguments, output))
    local file = assert(io.open(output))
    local text = file:read("*a")
    file:close()
    os.remove(output)
    return ok == true or ok == 0, text
  end

  it("prints a row for each figure and destination", function()
    local ok, text = run "--lines 400 --rounds 1"
    assert.is_true(ok, text)
    local labels = {}
    for label in text:gmatch("([%a][%w ]* ?%(?M?i?B?%)?, [%a.]+) +[%d.-]+ ") do
      labels[#labels + 1] = label
    end
    local expected = {}
    for _, figure in ipairs {
      "CPU", "wall", "lines a second", "peak memory above that of 20 lines (MiB)",
    } do
      for _, destination in ipairs { "function", "jsonl", "jsonl.gz", "csv" } do
        expected[#expected + 1] = figure .. ", " .. destination
      end
    end
    assert.same(expected, labels, text)
  end)

  it("refuses other options", function()
    local ok, text = run "--lines many"
    assert.is_false(ok)
    assert.matches("usage: spec/bench/run exports", text, 1, true)
  end)
end)
