#include "core/markdown/md4cstring.h"

#include "core/markdown/entities.h"

namespace Conclave {

QString fromMd4c(const MD_CHAR *text, MD_SIZE size)
{
    return QString::fromUtf8(text, static_cast<qsizetype>(size));
}

QString fromMd4c(const MD_ATTRIBUTE &attribute)
{
    constexpr MD_SIZE longest = 8192;
    if (attribute.size > longest)
        return {};
    QString result;
    for (int i = 0; attribute.size > 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
        const MD_OFFSET start = attribute.substr_offsets[i];
        const QString part =
            fromMd4c(attribute.text + start, attribute.substr_offsets[i + 1] - start);
        result += attribute.substr_types[i] == MD_TEXT_ENTITY ? decodedEntity(part) : part;
    }
    return result;
}

} // namespace Conclave
