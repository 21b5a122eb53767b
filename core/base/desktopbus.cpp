#include "core/base/desktopbus.h"

#include <QFile>

namespace Conclave {

bool hasDesktopBus()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFile::exists(QFile::decodeName(runtime + "/bus"));
}

} // namespace Conclave
