-- Repeats a trial whose time limit was over too early, as on a busy machine.

local LONGEST = 200 -- seconds

--- Runs the trial with a limit in seconds, then with four times as much, until it says that this was enough.
---@param limit number
---@param trial fun(limit: number): boolean|nil
return function(limit, trial)
  while not trial(limit) do
    assert(limit < LONGEST, limit .. " s were not enough")
    limit = limit * 4
  end
end
