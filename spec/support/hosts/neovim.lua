-- nvim --headless -u NONE -c 'luafile spec/support/hosts/neovim.lua': runs the cases in a task of Neovim.
-- SPEC_URL is the service, SPEC_OUT the file for the report.

local vim = rawget(_G, "vim")
local cases = require "spec.support.hosts.cases"
local partnercenter = require "partnercenter"

local host = { url = os.getenv("SPEC_URL"), has_loop = true }
local out = assert(io.open(os.getenv("SPEC_OUT"), "wb"))

local function say(line)
  out:write(line, "\n")
  out:flush()
end

function host.sleep(seconds)
  local co = coroutine.running()
  vim.loop.update_time() -- its clock may be stale
  vim.defer_fn(function()
    assert(coroutine.resume(co))
  end, seconds * 1000)
  coroutine.yield()
end

local function leave()
  for _ = 1, 20 do
    partnercenter.spawn(function()
      return cases.get(cases.new(host), "/v1/delay/300000")
    end)
  end
  vim.schedule(function()
    say "ok ends while calls wait"
    vim.cmd("qall!")
  end)
end

local function on_done_may_touch_the_editor(value)
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { tostring(value) })
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)[1] == "education"
end

-- In the main program a call blocks, and so do loops.
say(cases.get(cases.new(host), "/v1/delay/1") == "education" and "ok a call outside of a task"
  or "not ok a call outside of a task")
local values = partnercenter.map({ 1, 2 }, function()
  host.sleep(0.05)
  return cases.get(cases.new(host), "/v1/delay/1")
end)
say(values[2] == "education" and "ok a loop outside of a task" or "not ok a loop outside of a task")

partnercenter.spawn(function()
  cases.run(host, say)
end, function(_, err)
  say(err and "not ok the cases: " .. tostring(err) or "ok the cases")
  partnercenter.spawn(function()
    return cases.get(cases.new(host), "/v1/delay/1")
  end, function(value)
    local ok, good = pcall(on_done_may_touch_the_editor, value)
    say((ok and good and "ok " or "not ok ") .. "on_done may touch the editor")
    leave()
  end)
end)
