#pragma once

#include <chrono>
#include <ctime>

namespace Conclave {

/// How many times slower code may be here than in a plain build.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
inline constexpr int Slowness = 10;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr int Slowness = 10;
#else
inline constexpr int Slowness = 1;
#endif
#else
inline constexpr int Slowness = 1;
#endif

/// Measures the processor time of the thread that makes it: what other programs do, and how busy
/// the machine is, does not matter.
class CpuWatch final
{
public:
    std::chrono::nanoseconds elapsed() const { return now() - m_start; }
    double milliseconds() const { return double(elapsed().count()) / 1e6; }

private:
    static std::chrono::nanoseconds now()
    {
        timespec time = {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    }

    std::chrono::nanoseconds m_start = now();
};

} // namespace Conclave
