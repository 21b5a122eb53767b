#include "tests/support/arrival.h"

#include <algorithm>

namespace Conclave {

QByteArray Arrival::header(const QByteArray &name) const
{
    const auto found = std::ranges::find_if(headers, [&name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.end() ? QByteArray() : found->second;
}

bool Arrival::closeAsked() const
{
    return header("Connection").toLower().contains("close");
}

} // namespace Conclave
