-- Two Lua states in two threads of one process. SPEC_THREADS may name another build, such as one with
-- PC_SANITIZE=thread, since ThreadSanitizer needs a Lua built with it.

local raw = require "spec.support.servers.raw"

describe("two states in two threads", function()
  it("do not disturb each other #lua54", function()
    local build = os.getenv("SPEC_THREADS") or assert(package.cpath:match("^([^;]*)/%?%.so"))
    local server = raw.start(function(conn)
      while true do
        local head = conn:request()
        if not head then
          return
        end
        conn:answer(head:find("/v1/bad", 1, true) and "500 Oops" or "200 OK", "{}")
      end
    end)
    local command = "TSAN_OPTIONS=exitcode=66 %s/two_states"
      .. " spec/support/scripts/two_states.lua %s '%s/?.so' 2>&1; echo $?"
    local pipe = assert(io.popen(command:format(build, server.url, build)))
    local said = pipe:read("*a")
    pipe:close()
    server:stop()
    assert.equal("0\n", said)
  end)
end)
