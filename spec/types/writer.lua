-- Collects the lines of a generated file.
local writer = {}

--- Returns a function that adds a line, as string.format does, and one that returns the text.
function writer.new()
  local lines = {}
  return function(text, ...)
    lines[#lines + 1] = select("#", ...) > 0 and text:format(...) or text
  end, function()
    while lines[#lines] == "" do
      lines[#lines] = nil
    end
    return table.concat(lines, "\n") .. "\n"
  end
end

return writer
