/* The hot loops of a day in plain C: its luck, the talk of both publics, the burning of the sectors.

   For measuring alone: the same formulas in the same order as the rules, so that results can be compared to the
   last bit (compile without contraction of products and sums). */

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

enum { ROUNDS = 10, LOTS = 4, MONTH = 30, SIDES = 2 };

typedef struct { double support, heard; } Citizen;

typedef struct {
    double share, calm, fire;
    int64_t quiet_days;
    bool taken, watched;
    double detection, false_alarm, apart, attribution;
} Sector;

typedef struct {
    int64_t seed, day, draws, room, citizens, neighbours, talk_days, sectors;
    double confidence, persuasion, war_violations, displacement, surge, surge_decay, lull_fire;
} Model;

typedef struct {
    double fighting, surge, walkouts, fire_of_month;
    int64_t lull, won, violations;
} War;

typedef struct { int64_t draw, in_favour; double tide, support; } Party;

static void draw_lots(const Model *model, int64_t day, const int64_t *listed, double *lots)
{
    const int64_t room = model->room;
    for (int64_t draw = 0; draw < model->draws; draw++) {
        uint64_t key_0 = (uint64_t)model->seed & 0xFFFFFFFFu, key_1 = (uint64_t)model->seed >> 32;
        uint64_t word_0 = (uint64_t)day, word_1 = (uint64_t)listed[draw];
        uint64_t word_2 = (uint64_t)listed[room + draw], word_3 = (uint64_t)listed[2 * room + draw];
        for (int round = 0; round < ROUNDS; round++) {
            const uint64_t product_0 = 0xD2511F53u * word_0, product_1 = 0xCD9E8D57u * word_2;
            word_0 = (product_1 >> 32) ^ word_1 ^ key_0;
            word_1 = product_1 & 0xFFFFFFFFu;
            word_2 = (product_0 >> 32) ^ word_3 ^ key_1;
            word_3 = product_0 & 0xFFFFFFFFu;
            key_0 = (key_0 + 0x9E3779B9u) & 0xFFFFFFFFu;
            key_1 = (key_1 + 0xBB67AE85u) & 0xFFFFFFFFu;
        }
        lots[draw] = ((double)word_0 + 0.5) * 0x1p-32;
        lots[room + draw] = ((double)word_1 + 0.5) * 0x1p-32;
        lots[2 * room + draw] = ((double)word_2 + 0.5) * 0x1p-32;
        lots[3 * room + draw] = ((double)word_3 + 0.5) * 0x1p-32;
    }
}

static double after_talk(double own, double other, const Model *model)
{
    const double apart = other - own;
    return own + model->persuasion * apart * (fabs(apart) <= model->confidence);
}

static double after_news(double support, double tide)
{
    const double moved = support + tide * (tide > 0.0 ? 1.0 - support : support);
    return moved < 0.0 ? 0.0 : moved > 1.0 ? 1.0 : moved;
}

static void talk(const Model *model, int64_t day, const double *lots, const int64_t *ties, Citizen *people, Party *party)
{
    const int64_t rest = day % model->talk_days;
    int64_t turn = 0, in_favour = party->in_favour;
    for (int64_t at = rest == 0 ? 0 : model->talk_days - rest; at < model->citizens; at += model->talk_days) {
        const double lot = lots[(turn % LOTS) * model->room + party->draw + turn / LOTS];
        const int64_t tied = ties[at * model->neighbours + (int64_t)(lot * (double)model->neighbours)];
        Citizen *one = &people[at], *other = &people[tied];
        in_favour -= (one->support > 0.5) + (other->support > 0.5);
        one->support = after_news(one->support, party->tide - one->heard);
        one->heard = party->tide;
        const double mine = one->support, theirs = other->support;
        one->support = after_talk(mine, theirs, model);
        other->support = after_talk(theirs, mine, model);
        in_favour += (one->support > 0.5) + (other->support > 0.5);
        turn++;
    }
    party->in_favour = in_favour;
    party->support = (double)in_favour / (double)model->citizens;
}

static void burn(const Model *model, int64_t day, const int64_t *violations, Sector *sectors, War *war, double *month)
{
    double freed = 0.0, elsewhere = 0.0;
    war->violations = 0;
    for (int64_t place = 0; place < model->sectors; place++) {
        Sector *sector = &sectors[place];
        if (sector->calm > 0.0) {
            const int64_t here = violations[SIDES * place] + violations[SIDES * place + 1];
            const double back = (double)here / model->war_violations;
            const double left = (1.0 - sector->calm) + sector->calm * (back < 1.0 ? back : 1.0);
            sector->fire = sector->share * left;
            freed += sector->share * (1.0 - left);
            war->violations += here;
        } else {
            elsewhere += sector->share;
        }
    }
    war->fighting = 0.0;
    for (int64_t place = 0; place < model->sectors; place++) {
        Sector *sector = &sectors[place];
        if (sector->calm <= 0.0)
            sector->fire = sector->share + model->displacement * freed * sector->share / elsewhere;
        const double fanned = sector->fire * (1.0 + war->surge);
        sector->fire = war->won ? 0.0 : war->lull ? fanned * model->lull_fire : fanned;
        war->fighting += sector->fire;
    }
    war->surge = war->surge * (1.0 - model->surge_decay) + model->surge * war->walkouts;
    war->walkouts = 0.0;
    war->fire_of_month = war->fire_of_month + war->fighting - month[day % MONTH];
    month[day % MONTH] = war->fighting;
}

void live_days(const Model *model, int64_t days, const int64_t *listed, double *lots, const int64_t *ties,
               Citizen *people, Party *parties, const int64_t *violations, Sector *sectors, War *war, double *month)
{
    const int64_t all = model->citizens;
    for (int64_t day = model->day + 1; day <= model->day + days; day++) {
        draw_lots(model, day, listed, lots);
        for (int64_t side = 0; side < SIDES; side++)
            talk(model, day, lots, ties + side * all * model->neighbours, people + side * all, &parties[side]);
        burn(model, day, violations, sectors, war, month);
    }
}
