#include "core/net/requestbody.h"

#include <algorithm>
#include <cstring>

namespace Conclave {

RequestBody::RequestBody(const QByteArray &bytes) : m_bytes(bytes)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 RequestBody::readData(char *data, qint64 maxSize)
{
    const qint64 size = std::min(maxSize, m_bytes.size() - m_read);
    if (size <= 0)
        return -1;
    std::memcpy(data, m_bytes.constData() + m_read, std::size_t(size));
    m_read += size;
    emit taken(m_read);
    return size;
}

} // namespace Conclave
