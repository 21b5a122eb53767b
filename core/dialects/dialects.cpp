#include "core/dialects/dialects.h"

#include "core/dialects/openaidialect.h"

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

const Dialect *dialectNamed(const QString &name)
{
    static const OpenAiDialect openAi;
    return name == "openai"_L1 ? &openAi : nullptr;
}

} // namespace Conclave
