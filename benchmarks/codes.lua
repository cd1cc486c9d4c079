-- Asks for codes uniformly at random, one in ten of them absent.
local seed = tonumber(os.getenv("SEED") or "1")
local range = tonumber(os.getenv("RANGE") or "1111111")
local counter = 0
function setup(thread)
  thread:set("number", counter)
  counter = counter + 1
end
function init(arguments)
  math.randomseed(seed * 7919 + number)
  if arguments[1] then constant = arguments[1] end
end
function request()
  if constant then return wrk.format("GET", constant) end
  return wrk.format("GET", string.format("/api/v1/grades/9115%014d", math.random(1, range)))
end
function done(summary, latency, requests)
  io.write(string.format("RESULT %d %d %d %.3f %.3f\n", summary.requests, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    summary.duration / 1e6, latency:percentile(99) / 1000))
end
