#include "core/dialects/dialects.h"

#include "core/dialects/anthropicdialect.h"
#include "core/dialects/geminidialect.h"
#include "core/dialects/ollamadialect.h"
#include "core/dialects/openaidialect.h"
#include "core/dialects/responsesdialect.h"

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
    static const ResponsesDialect responses;
    static const AnthropicDialect anthropic;
    static const GeminiDialect gemini;
    static const OllamaDialect ollama;
    static const std::array all{
        Row{"openai"_L1, &openAi},
        Row{"responses"_L1, &responses},
        Row{"anthropic"_L1, &anthropic},
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

QStringList dialectNames()
{
    QStringList names;
    for (const Row &row : dialects())
        names.append(row.first);
    return names;
}

} // namespace Conclave
