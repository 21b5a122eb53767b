#include "core/dialects/finishreason.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

void addFinish(const QString &reason, Piece &piece)
{
    using Row = std::pair<QLatin1StringView, Notice>;
    constexpr std::array Reasons{
        Row{"length"_L1, Notice::Length},
        Row{"max_tokens"_L1, Notice::Length},
        Row{"model_length"_L1, Notice::Length},
        Row{"max_output_tokens"_L1, Notice::Length},
        Row{"model_context_window_exceeded"_L1, Notice::Length},
        Row{"content_filter"_L1, Notice::Filtered},
        Row{"refusal"_L1, Notice::Refused},
        Row{"tool_calls"_L1, Notice::ToolCall},
        Row{"tool_use"_L1, Notice::ToolCall},
        Row{"function_call"_L1, Notice::ToolCall},
        Row{"pause_turn"_L1, Notice::ToolCall},
    };
    constexpr std::array Failures{
        "error"_L1, "abort"_L1, "failed"_L1, "insufficient_system_resource"_L1, "modelUnloaded"_L1};

    if (reason.isEmpty() || piece.error)
        return;
    if (std::ranges::find(Failures, reason) != Failures.end()) {
        piece.error = {.kind = Error::Kind::Server, .message = u"finish_reason: "_s + reason};
        return;
    }
    const auto *const row = std::ranges::find_if(
        Reasons, [&reason](const Row &known) { return known.first == reason; });
    piece.finish = row == Reasons.end() ? Notice::None : row->second;
}

} // namespace Conclave
