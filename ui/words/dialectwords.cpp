#include "ui/words/dialectwords.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

QString dialectWords(const QString &dialect)
{
    if (dialect == "openai"_L1)
        return u"OpenAI Chat Completions"_s;
    if (dialect == "responses"_L1)
        return u"OpenAI Responses"_s;
    if (dialect == "anthropic"_L1)
        return u"Anthropic Messages"_s;
    if (dialect == "gemini"_L1)
        return u"Google Gemini"_s;
    return dialect == "ollama"_L1 ? u"Ollama"_s : dialect;
}

} // namespace Conclave
