/* The file that the benchmark writes: open, high, low, close, volume as doubles, one column after the other. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ROUNDS 5
#define REPETITIONS 7

static int candles;
static double *column[5];
static double *room[3];

static void load(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) {
        fprintf(stderr, "cannot read %s\n", path);
        exit(1);
    }

    candles = (int)(ftell(file) / 5 / (long)sizeof(double));
    rewind(file);
    for (int i = 0; i < 5; i++) {
        column[i] = malloc((size_t)candles * sizeof(double));
        if (fread(column[i], sizeof(double), (size_t)candles, file) != (size_t)candles) {
            exit(1);
        }
    }

    for (int i = 0; i < 3; i++) {
        room[i] = calloc((size_t)candles, sizeof(double));
    }

    fclose(file);
}

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int ascending(const void *left, const void *right)
{
    double difference = *(const double *)left - *(const double *)right;
    return difference < 0 ? -1 : difference > 0;
}

/* The lowest of the medians of some rounds in processor time, as the benchmark itself measures. */
static void report(const char *name, void (*work)(void))
{
    double best = 1e300;
    work();
    for (int round = 0; round < ROUNDS; round++) {
        double times[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            double start = milliseconds();
            work();
            times[i] = milliseconds() - start;
        }

        qsort(times, REPETITIONS, sizeof(double), ascending);
        best = times[REPETITIONS / 2] < best ? times[REPETITIONS / 2] : best;
    }

    printf("%s %.4f\n", name, best);
}
