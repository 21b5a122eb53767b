#include "core/dialects/dialects.h"

#include "core/dialects/geminidialect.h"
#include "core/dialects/ollamadialect.h"
#include "core/dialects/openaidialect.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

using Row = std::pair<QLatin1StringView, const Dialect *>;

const auto &dialects()
{
    static const OpenAiDialect openAi;
    static const GeminiDialect gemini;
    static const OllamaDialect ollama;
    static const std::array all{
        Row{"openai"_L1, &openAi},
        Row{"gemini"_L1, &gemini},
        Row{"ollama"_L1, &ollama},
    };
    return all;
}

} // namespace

const Dialect *dialectNamed(const QString &name)
{
    const auto *const row = std::ranges::find(dialects(), name, &Row::first);
    return row == dialects().end() ? nullptr : row->second;
}

} // namespace Conclave
