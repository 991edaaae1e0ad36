// Runs a Linux program for standin.c. Usage: relay PORT
// Connects to the port, receives the command, and sends the output and the exit code of the program. If the connection ends before that, because the
// Windows process was terminated, the relay ends the program and all processes that it started.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include "unix.h"

static int connection;
static pid_t child;

static void end_child(void)
{
    if (child > 0)
        kill(-child, SIGKILL);
}

static void give_up(void)
{
    end_child();
    _exit(1);
}

static void send_all(const void *bytes, size_t size)
{
    for (const char *next = bytes; size > 0;)
    {
        ssize_t sent = send(connection, next, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            give_up();
        next += sent;
        size -= sent;
    }
}

static void send_frame(uint32_t kind, const void *bytes, uint32_t size)
{
    send_all(&kind, sizeof kind);
    send_all(&size, sizeof size);
    send_all(bytes, size);
}

static void receive_all(void *bytes, size_t size)
{
    for (char *next = bytes; size > 0;)
    {
        ssize_t received = recv(connection, next, size, 0);
        if (received < 0 && errno == EINTR)
            continue;
        if (received <= 0)
            _exit(1);
        next += received;
        size -= received;
    }
}

static void connect_to(int port)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection < 0 || connect(connection, (struct sockaddr *)&address, sizeof address))
        _exit(1);
}

// Replaces this process with the program that the request names: a program in the directory of this file, or else on the PATH.
static void become(char *request, size_t size)
{
    char *strings = request, *end = request + size;
    char *program = strings, *folder = program + strlen(program) + 1, *count = folder + strlen(folder) + 1;
    int arguments = atoi(count);
    char **argv = calloc(arguments + 2, sizeof *argv);
    argv[0] = program;
    strings = count + strlen(count) + 1;
    for (int i = 1; i <= arguments; i++, strings += strlen(strings) + 1)
        argv[i] = strings;
    for (; strings < end; strings += strlen(strings) + 1)
        putenv(strings);
    if (chdir(folder))
    {
        fprintf(stderr, "%s: %s\n", folder, strerror(errno));
        _exit(127);
    }

    char self[4096] = "", *path = NULL, *slash;
    if (readlink("/proc/self/exe", self, sizeof self - 1) > 0 && (slash = strrchr(self, '/')) != NULL)
        asprintf(&path, "%.*s/%s", (int)(slash - self), self, program);
    if (path && access(path, X_OK) == 0)
        execv(path, argv);
    execvp(program, argv);
    fprintf(stderr, "%s: %s\n", program, strerror(errno));
    _exit(127);
}

static void start(char *request, size_t size, int output[2], int error[2])
{
    if (pipe2(output, O_CLOEXEC) || pipe2(error, O_CLOEXEC) || (child = fork()) < 0)
        _exit(1);
    if (child == 0)
    {
        setsid();
        dup2(open("/dev/null", O_RDONLY), 0);
        dup2(output[1], 1);
        dup2(error[1], 2);
        become(request, size);
    }

    close(output[1]);
    close(error[1]);
}

// Sends the available content of a pipe, and returns whether more can follow.
static int forward(int pipe, uint32_t kind)
{
    char bytes[1 << 16];
    ssize_t size = read(pipe, bytes, sizeof bytes);
    if (size > 0)
        send_frame(kind, bytes, size);
    return size > 0 || (size < 0 && (errno == EINTR || errno == EAGAIN));
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    // Children of wine inherit ignored signals.
    signal(SIGPIPE, SIG_DFL);
    signal(SIGCHLD, SIG_DFL);
    connect_to(atoi(argv[1]));
    uint32_t size;
    receive_all(&size, sizeof size);
    char *request = malloc(size);
    receive_all(request, size);

    int output[2], error[2], status = 0, ended = 0;
    start(request, size, output, error);
    struct pollfd ready[] = { { output[0], POLLIN, 0 }, { error[0], POLLIN, 0 }, { connection, POLLIN, 0 } };
    // Processes that the program leaves running can keep its outputs open indefinitely.
    while (!ended || ready[0].fd >= 0 || ready[1].fd >= 0)
    {
        int closed = ready[0].fd < 0 && ready[1].fd < 0;
        int count = poll(ready, 3, ended ? 200 : closed ? 1 : 50);
        if (ready[2].revents)
            give_up();
        if (count <= 0 && ended)
            break;
        for (int i = 0; i < 2; i++)
        {
            if (ready[i].fd >= 0 && ready[i].revents && !forward(ready[i].fd, i == 0 ? FROM_OUTPUT : FROM_ERROR))
                ready[i].fd = -1;
        }

        if (!ended)
            ended = waitpid(child, &status, WNOHANG) == child;
    }

    uint32_t code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    send_frame(EXIT_CODE, &code, sizeof code);
    return 0;
}
